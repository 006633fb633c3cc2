package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.RunKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a card is drawn from.
 *
 * @param run the run
 * @param requester who asked for it
 * @param byChangeSystem whether the change system asked for it, in the requester's name
 * @param state where it stands
 * @param plan what is put to the vote, or was
 * @param digest the digest of exactly that plan
 * @param profile what the rulebook calls the profile, or what is made is called
 * @param emptySlots the slots that are still to be filled
 * @param links where those of them are approved that are a sign-in, by slot
 * @param expires when the approval or a window ends, whichever is being waited for
 * @param reason why it ended as it did
 */
public record CardFacts(
    RunId run,
    PersonId requester,
    boolean byChangeSystem,
    RunState state,
    Optional<Plan> plan,
    Optional<Digest> digest,
    String profile,
    List<String> emptySlots,
    Map<String, URI> links,
    Optional<Instant> expires,
    Optional<String> reason) {

  public CardFacts {
    emptySlots = List.copyOf(emptySlots);
    links = Map.copyOf(links);
  }

  /** The same when only these slots are still to be filled. */
  public CardFacts withEmptySlots(List<String> slots) {
    RunState next = slots.isEmpty() && state.phase() == Phase.VOTING ? approved() : state;
    return new CardFacts(
        run, requester, byChangeSystem, next, plan, digest, profile, slots, links, expires, reason);
  }

  private RunState approved() {
    return switch (kind()) {
      case WINDOW -> WindowState.APPROVED;
      case PROFILE, AUTHORITY -> OnboardingState.APPROVED;
      case ENROLLMENT -> EnrollmentState.APPROVED;
    };
  }

  /** What kind of run it is. */
  RunKind kind() {
    return RunKind.of(run);
  }

  /** Whether votes are awaited, on a plan that there is. */
  public boolean isPutToTheVote() {
    return plan.isPresent()
        && digest.isPresent()
        && !emptySlots.isEmpty()
        && (state.phase() == Phase.VOTING
            || (state.phase() == Phase.STANDING && plan.get().moreTimeAskedAt().isPresent()));
  }
}
