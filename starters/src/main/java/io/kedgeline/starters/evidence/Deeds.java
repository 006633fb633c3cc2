package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.authority.AnchorPlan;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a worker set out to do, as its journal entries say. */
final class Deeds {

  private static final Map<String, Operation> OPENING =
      Stream.of(Operation.values())
          .filter(operation -> operation.effect() == Effect.OPENS)
          .collect(Collectors.toUnmodifiableMap(Deeds::activity, Function.identity()));

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

  /** The name of the activity that does this: {@code CreateRole} is what CREATE_ROLE is done by. */
  static String activity(Operation operation) {
    return Stream.of(operation.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /**
   * What a fact says was done, if it is something that opens. In the record of a run that makes
   * nothing that lasts, nobody has set out to prove or register anything.
   */
  static Optional<Operation> claimed(Line line, Journal journal) {
    MadeKind made = MadeKind.of(journal.run()).orElse(MadeKind.PROFILE);
    return switch (line.fact().kind()) {
      case ISSUED -> Optional.of(Operation.ISSUE_CERTIFICATE);
      case OPENED -> Optional.of(Operation.ENABLE);
      case EXTENDED -> Optional.of(Operation.EXTEND);
      case PROVED -> Optional.of(made.proof());
      case REGISTERED ->
          Optional.of(
              journal.run().runbook().filter(RunbookId.CONSUMER_ENROLLMENT::equals).isPresent()
                  ? Operation.ISSUE_CERTIFICATE
                  : made.registration());
      case RESULT -> Optional.ofNullable(OPENING.get(line.says("activity")));
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
    if (plan instanceof AnchorPlan) {
      return operation(intent)
          .<Deed>map(operation ->
              new Deed.OfAuthority(new PlannedAction(operation, intent.says("object"))))
          .stream()
          .toList();
    }
    if (plan instanceof EnrollmentPlan) {
      return presented(intent, before, Act.Presentation.class)
          .map(shown -> enrolling(intent, before, shown))
          .toList();
    }
    if (issues(intent)) {
      return presented(intent, last(before), Act.KeyPresentation.class)
          .<Deed>map(shown -> new Deed.OfHolderCertificate(issue(intent), shown, Optional.empty()))
          .toList();
    }
    return leaseOf(journal, intent).stream()
        .flatMap(lease ->
            claimedBefore(journal, before)
                .<Deed>map(
                    claimed -> new Deed.ToLease(operation(intent).orElseThrow(), lease, claimed)))
        .toList();
  }

  /** Of several keys that a holder has shown the last one counts. */
  private static List<Line> last(List<Line> before) {
    return before.stream()
        .filter(line -> line.is(FactKind.PRESENTED))
        .reduce((earlier, later) -> later)
        .stream()
        .toList();
  }

  /** Whether a worker set out to have a certificate issued. */
  static boolean issues(Line line) {
    return line.is(FactKind.INTENT)
        && operation(line).filter(Operation.ISSUE_CERTIFICATE::equals).isPresent();
  }

  private static PlannedAction issue(Line intent) {
    return new PlannedAction(Operation.ISSUE_CERTIFICATE, intent.says("object"));
  }

  /** The request that the worker says it acted for, signed as it stands before. */
  private static <A extends Act> Stream<A> presented(
      Line intent, List<Line> before, Class<A> kind) {
    return before.stream()
        .filter(line -> line.is(FactKind.PRESENTED))
        .filter(line -> Digest.ofText(line.says("act")).hex().equals(intent.says("presentation")))
        .flatMap(line -> line.act().stream())
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** What the request says the worker has read, and this verifier does not: nor has it a ledger. */
  private static Deed enrolling(Line intent, List<Line> before, Act.Presentation shown) {
    return new Deed.OfEnrollment(
        issue(intent),
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
