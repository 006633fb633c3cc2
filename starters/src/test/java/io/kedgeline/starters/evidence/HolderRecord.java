package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.SampleHolderWindow.NOON;
import static io.kedgeline.starters.SampleHolderWindow.OMAR;
import static io.kedgeline.starters.SampleHolderWindow.RUN;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.starters.SampleHolderWindow;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.HashMap;
import java.util.Map;

/** The record of a window whose holder got a certificate for it, to be forged by tests. */
final class HolderRecord {

  static final String COMMON_NAME = "omar@CHG-7";

  private final WindowRecord window = new WindowRecord();
  private final WindowPlan plan;

  HolderRecord(WindowPlan plan) {
    this.plan = plan;
  }

  /** Everything from the request to the end. */
  static HolderRecord whole() {
    HolderRecord record = approved();
    record.issuedFor(record.presented(OMAR));
    record.opened();
    record.revoked("REVOKED");
    record.closed();
    return record;
  }

  /** Asked for and approved, and nothing done. */
  static HolderRecord approved() {
    return approved(SampleHolderWindow.plan());
  }

  static HolderRecord approved(WindowPlan plan) {
    HolderRecord record = new HolderRecord(plan);
    record.asked();
    record.voted();
    return record;
  }

  void asked() {
    window.asked(plan.request(), SampleHolderWindow.MAYA);
    window.planned(plan);
  }

  void voted() {
    window.voted(WindowRecord.GRACE, "security-lead", plan);
    window.voted(WindowRecord.RAVI, "ir-lead", plan);
  }

  /** Somebody shows a key as the holder's; gives the digest by which the worker names it. */
  String presented(PersonId person) {
    return presented(
        new Act.KeyPresentation(
            window.header(person, NOON), WindowRecord.EXECUTION, SampleHolderWindow.REQUEST));
  }

  String presented(Act.KeyPresentation shown) {
    SignedAct signed = WindowRecord.SIGNER.sign(shown);
    told(FactKind.PRESENTED, shown.header().person().value(), WindowRecord.act(signed));
    return Digest.ofText(signed.payload()).hex();
  }

  /** The same with a signature that no pinned key made. */
  String forged(PersonId person) {
    SignedAct signed =
        WindowRecord.SIGNER.sign(
            new Act.KeyPresentation(
                window.header(person, NOON), WindowRecord.EXECUTION, SampleHolderWindow.REQUEST));
    Map<String, String> detail = new HashMap<>(WindowRecord.act(signed));
    detail.put("signature", "AAAA");
    told(FactKind.PRESENTED, person.value(), detail);
    return Digest.ofText(signed.payload()).hex();
  }

  void issuedFor(String presentation) {
    issuedFor(presentation, COMMON_NAME);
  }

  void issuedFor(String presentation, String object) {
    acted(
        "IssueCertificate",
        FactKind.INTENT,
        Map.of(
            "operation",
            Operation.ISSUE_CERTIFICATE.name(),
            "object",
            object,
            "presentation",
            presentation));
    acted("IssueCertificate", FactKind.RESULT, Map.of("serial", "3ac9"));
    told(FactKind.ISSUED, RUN.value(), Map.of("serial", "3ac9"));
  }

  void opened() {
    window.opened(plan);
  }

  void closed() {
    window.closed(plan);
  }

  /** A worker was to revoke, and found this. */
  void revoked(String stage) {
    acted(
        "RevokeCertificate",
        FactKind.INTENT,
        Map.of("operation", Operation.REVOKE_CERTIFICATE.name(), "object", COMMON_NAME));
    acted("RevokeCertificate", FactKind.RESULT, Map.of("stage", stage));
  }

  void told(FactKind kind, String actor, Map<String, String> detail) {
    window.told(kind, actor, detail);
  }

  EvidenceBundle sealed() {
    return window.sealed();
  }

  private void acted(String activity, FactKind kind, Map<String, String> more) {
    Map<String, String> detail = new HashMap<>(more);
    detail.put("activity", activity);
    window
        .facts()
        .add(
            Fact.of(
                "activity/%s/%d/1/%s"
                    .formatted(WindowRecord.EXECUTION, window.facts().size(), kind),
                kind,
                NOON.plusSeconds(60),
                "worker/" + activity,
                detail));
  }
}
