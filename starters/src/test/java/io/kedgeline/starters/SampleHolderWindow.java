package io.kedgeline.starters;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A window whose holder gets a certificate of their own for it, and the plan that it comes to. */
public final class SampleHolderWindow {

  /** The shipped rulebook. */
  public static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));

  /** The run. */
  public static final RunId RUN = new RunId("RB-06/CHG-7");

  /** Who asks. */
  public static final PersonId MAYA = new PersonId("maya");

  /** Who holds it. */
  public static final PersonId OMAR = new PersonId("omar");

  /** When it was planned. */
  public static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  /** A request for a certificate that a door lets in; nobody has looked into it. */
  public static final String REQUEST =
      """
      -----BEGIN CERTIFICATE REQUEST-----
      MAA=
      -----END CERTIFICATE REQUEST-----
      """;

  private static final String EXECUTION = "execution-1";
  private static final String UNIT = "value: breakglass\n";

  private SampleHolderWindow() {}

  /** The same rulebook with this organizational unit in each certificate. */
  public static LoadedRulebook rulebook(String unit) {
    return RulebookFile.parse(
        RULEBOOK.text().replace(UNIT, "value: " + unit + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** What is asked. */
  public static WindowRequest request() {
    return new WindowRequest(
        new ChangeId("CHG-7"),
        governed().profile(),
        OMAR,
        new SourceIdentity("CN=omar"),
        Duration.ofMinutes(30),
        "a test asks for a window");
  }

  /** What that comes to. */
  public static WindowPlan plan() {
    return plan(HolderCertificate.of(request(), rules()));
  }

  /** The same with another certificate, or with none. */
  public static WindowPlan plan(Optional<HolderCertificate> certificate) {
    String profile = request().profile().value();
    Instant expires = NOON.plus(rules().approvalExpiry());
    return new WindowPlan(
        RUN,
        EXECUTION,
        1,
        request(),
        MAYA,
        governed().role(),
        governed().trustAnchor(),
        rules().slots(),
        RULEBOOK.sha256(),
        Digest.ofText("state"),
        expires,
        expires.plus(rules().executionExpiry()),
        List.of(
            new PlannedAction(Operation.ISSUE_CERTIFICATE, "omar@CHG-7"),
            new PlannedAction(Operation.WRITE_LEASE, profile),
            new PlannedAction(Operation.NOTARISE, profile),
            new PlannedAction(Operation.ENABLE, profile),
            new PlannedAction(Operation.CLOSE, profile),
            new PlannedAction(Operation.REVOKE_CERTIFICATE, "omar@CHG-7")),
        certificate,
        Optional.empty());
  }

  private static BreakGlassRules rules() {
    return RULEBOOK.rulebook().breakGlass();
  }

  private static BreakGlassProfile governed() {
    return rules().profiles().stream()
        .filter(profile -> profile.holderCertificate().isPresent())
        .findFirst()
        .orElseThrow();
  }
}
