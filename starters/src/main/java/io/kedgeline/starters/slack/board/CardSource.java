package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.approval.ApprovalLink;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.slack.card.CardFacts;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.RunStatus;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What is known of a run, for its card: from the engine, and from the ledger where it is gone. */
public final class CardSource {

  private final Desk desk;
  private final RunArchive archive;
  private final BreakGlassRules rules;
  private final ApprovalLink link;
  private final Map<RunId, Known> plans = new ConcurrentHashMap<>();
  private final Map<RunId, CardFacts> last = new ConcurrentHashMap<>();

  private record Asked(int round, List<String> emptySlots, Optional<String> extension) {}

  private record Known(Asked asked, PlanView plan) {}

  /** Knows by these. */
  public CardSource(Desk desk, RunArchive archive, BreakGlassRules rules, ApprovalLink link) {
    this.link = link;
    this.desk = desk;
    this.archive = archive;
    this.rules = rules;
  }

  /** The run as it stands; nothing while the engine does not answer. */
  public Optional<CardFacts> facts(RunId run) {
    RunStart start = archive.start(run);
    try {
      RunStatus status = desk.status(run);
      CardFacts facts = of(start, status, plan(status));
      last.put(run, facts);
      return Optional.of(facts);
    } catch (DeskRefusal silent) {
      return silent.code() == DeskRefusal.Code.ENGINE_UNREACHABLE
          ? Optional.empty()
          : Optional.of(lastHeard(start));
    }
  }

  /** A plan that stands is asked for once. */
  private PlanView plan(RunStatus status) {
    Asked asked = new Asked(status.round(), status.emptySlots(), status.extension());
    Optional<Known> known =
        Optional.ofNullable(plans.get(status.run())).filter(there -> there.asked().equals(asked));
    if (known.isPresent()) {
      return known.get().plan();
    }
    PlanView plan = desk.plan(status.run());
    if (plan.plan().isPresent()) {
      plans.put(status.run(), new Known(asked, plan));
    }
    return plan;
  }

  /**
   * The run as it stands after a vote that it took in, by its own answer: it need not be asked.
   * Nothing where it was not put to the vote when it was asked last, or no slot was filled.
   *
   * @param emptySlots the slots that are still to be filled
   */
  Optional<CardFacts> after(RunId run, List<String> emptySlots) {
    Optional<CardFacts> voted =
        Optional.ofNullable(last.get(run))
            .filter(CardFacts::isPutToTheVote)
            .filter(facts -> !facts.emptySlots().equals(emptySlots))
            .map(facts -> facts.withEmptySlots(emptySlots));
    voted.ifPresent(facts -> last.put(run, facts));
    return voted;
  }

  /** Nobody asks for this run's card any more. */
  void forget(RunId run) {
    plans.remove(run);
    last.remove(run);
  }

  private CardFacts of(RunStart start, RunStatus status, PlanView plan) {
    return new CardFacts(
        start.run(),
        start.requester(),
        byChangeSystem(start),
        status.state(),
        plan.plan(),
        plan.digest(),
        plan.plan().map(this::profile).orElse(""),
        status.emptySlots(),
        links(start.run(), plan),
        status.expires(),
        status.reason());
  }

  private CardFacts lastHeard(RunStart start) {
    return new CardFacts(
        start.run(),
        start.requester(),
        byChangeSystem(start),
        RecordedState.of(start),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private boolean byChangeSystem(RunStart start) {
    return archive.channel(start).filter(Caller.CHANGE_MANAGEMENT::equals).isPresent();
  }

  /** Where each slot of this plan that is a sign-in is approved. */
  private Map<String, URI> links(RunId run, PlanView view) {
    return view.digest()
        .map(digest ->
            view.plan().map(Plan::slots).orElse(List.of()).stream()
                .filter(slot -> slot.stepUp().isPresent())
                .collect(Collectors.toMap(Slot::name, s -> link.of(run, digest, s.name()))))
        .orElse(Map.of());
  }

  private String profile(Plan plan) {
    return switch (plan) {
      case WindowPlan window -> name(window.request().profile());
      case ProfilePlan making -> making.draft().name();
      case AuthorityPlan making -> making.draft().terms().commonName();
      case ExternalPlan making ->
          making.draft().facts().authority().commonName().orElse(making.draft().anchor());
      case EnrollmentPlan enrolling -> enrolling.request().device().value();
      default -> throw new IllegalArgumentException("no card shows the plan of " + plan.run());
    };
  }

  private String name(ProfileArn profile) {
    return rules.profiles().stream()
        .filter(governed -> governed.profile().equals(profile))
        .map(BreakGlassProfile::name)
        .findFirst()
        .orElse(profile.id());
  }
}
