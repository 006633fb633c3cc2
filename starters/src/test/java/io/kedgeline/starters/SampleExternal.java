package io.kedgeline.starters;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.external.Attestation;
import io.kedgeline.domain.external.ExternalAuthority;
import io.kedgeline.domain.external.ExternalCanary;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalList;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalPlanner;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.ExternalRules;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An authority outside AWS that somebody asks for under the shipped rulebook, and its plan. */
public final class SampleExternal {

  private SampleExternal() {}

  /** What is asked, attested by this document. */
  public static ExternalRequest request(String attestation) {
    return new ExternalRequest(
        new ChangeId("CHG-8"),
        "partner",
        SampleAuthority.request().registration(),
        new ExternalPapers(
            Digest.ofText("certificate"),
            Digest.ofText("list"),
            Digest.ofText("canary"),
            new Attestation(attestation, Digest.ofText("the audit"))),
        "the partner's machines need access");
  }

  /** What that comes to. */
  public static ExternalPlan plan(ExternalRequest request) {
    PkiSetupRules rules = SampleAuthority.rules();
    ExternalRules external = rules.external().orElseThrow();
    ExternalDraft draft =
        external
            .environment(request.environment())
            .flatMap(environment -> environment.draft(facts(), request, external))
            .orElseThrow();
    Instant expires = SampleProfile.NOON.plus(rules.approvalExpiry());
    return new ExternalPlan(
        SampleAuthority.RUN,
        SampleProfile.EXECUTION,
        1,
        request,
        SampleProfile.MAYA,
        draft,
        Optional.empty(),
        rules.governing(request).orElseThrow().slots(),
        SampleProfile.RULEBOOK.sha256(),
        Digest.ofText("state"),
        expires,
        expires.plus(rules.executionExpiry()),
        ExternalPlanner.actions(draft));
  }

  /** What the sample comes to. */
  public static ExternalPlan plan() {
    return plan(request("CA audit 2026"));
  }

  private static ExternalFacts facts() {
    Instant noon = SampleProfile.NOON;
    return new ExternalFacts(
        new ExternalAuthority(
            "CN=Partner CA,O=Partner",
            Optional.of("Partner CA"),
            Digest.ofText("certificate"),
            Optional.of(KeyKind.EC_P384),
            true,
            Optional.of(0),
            true,
            true,
            noon.minus(Duration.ofDays(30)),
            Instant.parse("2030-01-01T00:00:00Z")),
        new ExternalList(
            Digest.ofText("list"),
            true,
            true,
            Optional.of("7"),
            3,
            noon.minus(Duration.ofDays(1)),
            Optional.of(noon.plus(Duration.ofDays(7)))),
        new ExternalCanary(
            Digest.ofText("canary"),
            new CertificateSerial("a1b2"),
            Optional.of(
                new CertificateNames(
                    Map.of("CN", "canary-1", "OU", "partner"),
                    Optional.of("urn:exacttr:workload:canary-1"))),
            true,
            true,
            false,
            noon.minus(Duration.ofDays(1)),
            noon.plus(Duration.ofDays(20))));
  }
}
