package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.starters.evidence.Journal.Line;
import io.kedgeline.workflows.onboarding.DraftJudge;
import io.kedgeline.workflows.wire.PostureFact;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a worker set out to do, as its journal entries say. */
final class Deeds {

  private static final Map<String, Operation> ACTIVITIES =
      Map.of(
          "WriteLease", Operation.WRITE_LEASE,
          "Notarise", Operation.NOTARISE,
          "Enable", Operation.ENABLE,
          "Extend", Operation.EXTEND,
          "CreateRole", Operation.CREATE_ROLE,
          "CreateProfile", Operation.CREATE_PROFILE,
          "EnableProfile", Operation.ENABLE_PROFILE,
          "ProveAdmission", Operation.PROVE_ADMISSION,
          "RegisterProfile", Operation.REGISTER_PROFILE,
          "IssueCertificate", Operation.ISSUE_CERTIFICATE);

  private Deeds() {}

  static Optional<Operation> operation(Line line) {
    return Arrays.stream(Operation.values())
        .filter(known -> known.name().equals(line.says("operation")))
        .findFirst();
  }

  static boolean opens(Line line) {
    return line.is(FactKind.INTENT)
        && operation(line).filter(known -> known.effect() == Effect.OPENS).isPresent();
  }

  /** What a fact of this run says was done, if it is something that opens. */
  static Optional<Operation> claimed(RunId run, Line line) {
    return switch (line.fact().kind()) {
      case ISSUED -> Optional.of(Operation.ISSUE_CERTIFICATE);
      case OPENED -> Optional.of(Operation.ENABLE);
      case EXTENDED -> Optional.of(Operation.EXTEND);
      case PROVED -> Optional.of(Operation.PROVE_ADMISSION);
      case REGISTERED ->
          Optional.of(
              run.runbook().filter(RunbookId.CONSUMER_ENROLLMENT::equals).isPresent()
                  ? Operation.ISSUE_CERTIFICATE
                  : Operation.REGISTER_PROFILE);
      case RESULT -> Optional.ofNullable(ACTIVITIES.get(line.says("activity")));
      default -> Optional.empty();
    };
  }

  /**
   * What this opening act may have been, by what stands before it: one thing, but for what the
   * ledger may have held of a lease, which the record does not say. Nothing where it is none that a
   * plan of this kind could have.
   */
  static List<Deed> of(
      Line intent, List<Line> before, Plan plan, Rulebook rulebook, Journal journal) {
    if (plan instanceof ProfilePlan profile) {
      return operation(intent)
          .filter(operation -> rulebook.trustPolicies().isPresent())
          .<Deed>map(operation ->
              new Deed.OfProfile(
                  new PlannedAction(operation, intent.says("object")),
                  DraftJudge.judge(profile.draft(), rulebook)))
          .stream()
          .toList();
    }
    if (plan instanceof EnrollmentPlan) {
      return presented(intent, before).map(shown -> enrolling(intent, before, shown)).toList();
    }
    return leaseOf(journal, intent).stream()
        .flatMap(lease ->
            claimedBefore(journal, before)
                .<Deed>map(
                    claimed -> new Deed.ToLease(operation(intent).orElseThrow(), lease, claimed)))
        .toList();
  }

  /** The device's request that the worker says it acted for, signed as it stands before. */
  private static Stream<Act.Presentation> presented(Line intent, List<Line> before) {
    return before.stream()
        .filter(line -> line.is(FactKind.PRESENTED))
        .filter(line -> Digest.ofText(line.says("act")).hex().equals(intent.says("presentation")))
        .flatMap(line -> line.act().stream())
        .filter(Act.Presentation.class::isInstance)
        .map(Act.Presentation.class::cast);
  }

  /** What the request says the worker has read, and this verifier does not: nor has it a ledger. */
  private static Deed enrolling(Line intent, List<Line> before, Act.Presentation shown) {
    return new Deed.OfEnrollment(
        new PlannedAction(Operation.ISSUE_CERTIFICATE, intent.says("object")),
        shown,
        before.stream()
            .map(Line::fact)
            .reduce(Optional.empty(), PostureFact::later, (one, other) -> other),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What the ledger may have held as the run's lease: that of any act before that opened, since one
   * that failed may have come as far as the ledger, and no further.
   */
  private static Stream<Optional<LeaseClaim>> claimedBefore(Journal journal, List<Line> before) {
    return Stream.concat(
        Stream.of(Optional.empty()),
        before.stream()
            .filter(Deeds::opens)
            .map(line -> leaseOf(journal, line))
            .map(lease -> lease.map(LeaseClaim::onceOpen)));
  }

  private static Optional<LeaseClaim> leaseOf(Journal journal, Line intent) {
    try {
      return Optional.of(
          new LeaseClaim(
              journal.run(),
              new ProfileArn(intent.says("object")),
              new RoleArn(intent.says("role")),
              new SourceIdentity(intent.says("holder")),
              Instant.parse(intent.says("from")),
              Instant.parse(intent.says("until")),
              LeaseStage.WRITTEN,
              Integer.parseInt(intent.says("extensions"))));
    } catch (IllegalArgumentException | DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
