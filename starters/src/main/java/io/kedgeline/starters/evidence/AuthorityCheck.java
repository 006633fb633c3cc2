package io.kedgeline.starters.evidence;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.CountedVote;
import io.kedgeline.domain.warrant.Deed;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.warrant.Undertaking;
import io.kedgeline.domain.warrant.Warrant;
import io.kedgeline.domain.warrant.Warrants;
import io.kedgeline.starters.evidence.Journal.Line;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Was everything that was opened authorised: the warrant of each opening act is put together again
 * from the signed request, the plan and the signed votes before it, and judged by the checks of the
 * worker itself, under the pinned rulebook. Whether a person stood in a group at the time is not in
 * the evidence.
 */
final class AuthorityCheck {

  private static final Set<FactKind> NO_MORE =
      Set.of(FactKind.REJECTED, FactKind.DENIED, FactKind.WITHDRAWN, FactKind.EXPIRED);

  private final Journal journal;
  private final LoadedRulebook rulebook;
  private final Trust people;
  private final Set<String> signedIn = new TreeSet<>();

  private AuthorityCheck(Journal journal, TrustRoot trust) {
    this.journal = journal;
    this.rulebook = trust.rulebook();
    this.people = trust.people();
  }

  static EvidenceFinding of(Journal journal, TrustRoot trust) {
    return new AuthorityCheck(journal, trust).finding();
  }

  private EvidenceFinding finding() {
    int opened = 0;
    for (Line line : journal.lines()) {
      Optional<String> fault = fault(line);
      if (fault.isPresent()) {
        return finding(false, "entry %d: %s".formatted(line.number(), fault.get()));
      }
      opened += Deeds.opens(line) ? 1 : 0;
    }
    return opened == 0
        ? finding(true, "nothing was opened, so nobody had to approve")
        : finding(
            true,
            "%d acts opened, each by a plan that different people approved in every slot%s"
                .formatted(
                    opened,
                    signedIn.isEmpty()
                        ? ""
                        : ", signed in for it: " + String.join(", ", signedIn)));
  }

  private static EvidenceFinding finding(boolean holds, String sentence) {
    return new EvidenceFinding("authority", holds, sentence);
  }

  private Optional<String> fault(Line line) {
    if (line.is(FactKind.INTENT)) {
      return Deeds.operation(line).isEmpty()
          ? Optional.of("an act of a kind that this verifier does not know")
          : Deeds.opens(line) ? openingFault(line) : Optional.empty();
    }
    Optional<Operation> claimed = Deeds.claimed(line, journal);
    boolean intended =
        claimed.isEmpty()
            || journal.before(line).stream()
                .anyMatch(
                    other -> other.is(FactKind.INTENT) && Deeds.operation(other).equals(claimed));
    return intended
        ? Optional.empty()
        : Optional.of("something was opened that nobody had set out to do");
  }

  private Optional<String> openingFault(Line intent) {
    List<Line> before = journal.before(intent);
    if (before.stream().anyMatch(line -> NO_MORE.contains(line.fact().kind()))) {
      return Optional.of("something was opened after the run had ended without");
    }
    Optional<Line> planned =
        before.stream().filter(line -> line.is(FactKind.PLANNED)).reduce((a, later) -> later);
    Optional<Plan> plan = planned.flatMap(PlannedLine::plan);
    List<Deed> deeds =
        plan.map(known -> Deeds.of(intent, before, known, rulebook.rulebook(), journal))
            .orElse(List.of());
    if (plan.isEmpty() || deeds.isEmpty()) {
      return Optional.of("something was opened without a plan or a lease");
    }
    if (!planned.orElseThrow().says("digest").equals(CanonicalJson.digest(plan.get()).hex())) {
      return Optional.of("the plan's digest is not that of the plan");
    }
    return before.getFirst().act().orElse(null) instanceof Act.Request request
        ? refusal(intent, before, plan.get(), deeds, request)
        : Optional.of("something was opened without a request");
  }

  private Optional<String> refusal(
      Line intent, List<Line> before, Plan plan, List<Deed> deeds, Act.Request request) {
    List<Objection> objections = objections(before, plan);
    Digest digest = CanonicalJson.digest(plan);
    List<CountedVote> votes =
        ballots(before)
            .filter(ballot -> ballot.decision() == Decision.APPROVE)
            .filter(ballot -> ballot.round() == plan.round() && ballot.plan().matches(digest))
            .filter(ballot -> objections.stream().noneMatch(o -> o.takesBack(ballot)))
            .map(people::vote)
            .toList();
    votes.forEach(vote ->
        vote.signInFor(plan.slots())
            .ifPresent(signIn ->
                signedIn.add(
                    "%s as %s"
                        .formatted(vote.act().header().person(), signIn.account().subject()))));
    Warrant warrant = new Warrant(plan, digest, request, wish(before, plan), votes);
    return deeds.stream()
        .map(deed -> Warrants.firstFailureOnPaper(warrant, undertaking(intent, deed, objections)))
        .reduce((one, other) -> one.isEmpty() ? one : other)
        .orElseThrow()
        .map(refusal -> refusal.name() + ", " + refusal.sentence());
  }

  private Undertaking undertaking(Line intent, Deed deed, List<Objection> objections) {
    return new Undertaking(
        journal.run().value(),
        executionOf(intent),
        deed,
        rulebook.rulebook(),
        rulebook.sha256(),
        Directory.empty(intent.fact().at()),
        objections,
        intent.fact().at());
  }

  /** The wish for more time that this plan says it carries out. */
  private static Optional<Act.Extension> wish(List<Line> before, Plan plan) {
    return before.stream()
        .filter(line -> line.is(FactKind.EXTENSION_REQUESTED))
        .flatMap(line -> line.act().stream())
        .filter(Act.Extension.class::isInstance)
        .map(Act.Extension.class::cast)
        .filter(wish -> plan.moreTimeAskedAt().filter(wish.header().issuedAt()::equals).isPresent())
        .findFirst();
  }

  private static Stream<Act.Ballot> ballots(List<Line> lines) {
    return lines.stream()
        .filter(line -> line.is(FactKind.VOTED))
        .flatMap(line -> line.act().stream())
        .filter(Act.Ballot.class::isInstance)
        .map(Act.Ballot.class::cast);
  }

  /**
   * A signed no to this round or to the run as a whole, and every vote taken back: what counted.
   * What was refused is in the record too, and anybody may have said it.
   */
  private static List<Objection> objections(List<Line> before, Plan plan) {
    List<Objection> objections = new ArrayList<>();
    for (Line line : before) {
      if (!line.is(FactKind.VOTED) && !line.is(FactKind.CLOSE_REQUESTED)) {
        continue;
      }
      switch (line.act().orElse(null)) {
        case Act.Ballot no when no.decision() == Decision.DENY && no.round() == plan.round() ->
            objections.add(objection(Objection.Kind.DENIAL, no));
        case Act.Withdrawal back -> objections.add(objection(Objection.Kind.WITHDRAWAL, back));
        case Act.Close end -> objections.add(objection(Objection.Kind.CLOSE, end));
        case null, default -> {}
      }
    }
    return objections;
  }

  private static Objection objection(Objection.Kind kind, Act act) {
    return new Objection(kind, act.header().person(), act.header().issuedAt());
  }

  /** The worker keys its facts by the execution that the engine said asks. */
  private static String executionOf(Line intent) {
    String[] parts = intent.fact().key().split("/", -1);
    return parts.length > 1 ? parts[1] : "";
  }
}
