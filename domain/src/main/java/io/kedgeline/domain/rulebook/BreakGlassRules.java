package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of RB-06, the break-glass window.
 *
 * @param slots the seats of the quorum; every one must be filled, each by another person, and at
 *     least one by a sign-in
 * @param requesters the groups that may ask
 * @param closers the groups that may close early
 * @param approvalExpiry how long a plan waits for its quorum; then it is denied
 * @param executionExpiry how long a met quorum may wait for its execution; then it is denied
 * @param maximumWindow the longest window, extensions included
 * @param minimumWindow the shortest window
 * @param sessionDuration how long one session lives; AWS takes no less than 900 seconds
 * @param reminderBefore how long before the window's end the holder is reminded; shorter than the
 *     shortest window
 * @param furthestStart how far ahead of its plan a window may be asked to open
 * @param extensions how often the end of a window may be put off; 0 to 5
 * @param review who reviews a window that has closed, and by when
 * @param refusalsPerPerson how many refused acts of one person a run journals, but for a vote that
 *     is cast again; 1 to 100
 * @param actLifetime how long a signed act is valid
 * @param change what a change record must be like; none is asked for without it
 * @param profiles the profiles that may be opened; no role is in two of them
 */
public record BreakGlassRules(
    List<Slot> slots,
    Set<GroupName> requesters,
    Set<GroupName> closers,
    Duration approvalExpiry,
    Duration executionExpiry,
    Duration maximumWindow,
    Duration minimumWindow,
    Duration sessionDuration,
    Duration reminderBefore,
    Duration furthestStart,
    int extensions,
    ReviewRules review,
    int refusalsPerPerson,
    Duration actLifetime,
    Optional<ChangeRules> change,
    List<BreakGlassProfile> profiles)
    implements Governance {

  /** Break-glass is of the high tier (decision 17). */
  static final String A_SIGN_IN = "must hold at least one slot with stepUp: its vote is a sign-in";

  static final String CONTROL_AT_REST =
      "must be no anchor of a profile with a holderCertificate: it is disabled while no window is open";

  static final String ANCHOR_AT_REST =
      "is disabled while no window is open, since a profile has a holderCertificate for it: every profile of the anchor must have one, by the same authority";

  static final int MOST_SLOTS = 10;
  static final int MOST_GROUPS = 50;
  static final int MOST_PROFILES = 1_000;
  static final int MOST_REFUSALS = 100;
  static final int MOST_EXTENSIONS = 5;

  public BreakGlassRules {
    slots = List.copyOf(slots);
    requesters = inOrder(requesters);
    closers = inOrder(closers);
    profiles = List.copyOf(profiles);
    sized("slots", slots, MOST_SLOTS);
    sized("requesters", requesters, MOST_GROUPS);
    sized("closers", closers, MOST_GROUPS);
    sized("profiles", profiles, MOST_PROFILES);
    DurationLimit.APPROVAL_EXPIRY.require("approvalExpiry", approvalExpiry);
    DurationLimit.EXECUTION_EXPIRY.require("executionExpiry", executionExpiry);
    DurationLimit.WINDOW.require("maximumWindow", maximumWindow);
    DurationLimit.WINDOW.require("minimumWindow", minimumWindow);
    DurationLimit.SESSION.require("sessionDuration", sessionDuration);
    DurationLimit.REMINDER.require("reminderBefore", reminderBefore);
    DurationLimit.FURTHEST_START.require("furthestStart", furthestStart);
    DurationLimit.ACT_LIFETIME.require("actLifetime", actLifetime);
    holds(
        minimumWindow.compareTo(maximumWindow) <= 0,
        "minimumWindow: must not exceed maximumWindow");
    holds(
        reminderBefore.compareTo(minimumWindow) < 0,
        "reminderBefore: must be shorter than minimumWindow");
    holds(
        extensions >= 0 && extensions <= MOST_EXTENSIONS,
        "extensions: must be 0 to " + MOST_EXTENSIONS);
    holds(
        refusalsPerPerson >= 1 && refusalsPerPerson <= MOST_REFUSALS,
        "refusalsPerPerson: must be 1 to 100");
    distinct("slots: the names", slots, Slot::name);
    holds(slots.stream().anyMatch(slot -> slot.stepUp().isPresent()), "slots: " + A_SIGN_IN);
    distinct("profiles: the names", profiles, BreakGlassProfile::name);
    distinct("profiles: the profiles", profiles, BreakGlassProfile::profile);
    distinct("profiles: the configuration items", profiles, BreakGlassProfile::item);
    distinct("profiles: the roles", profiles, BreakGlassProfile::role);
    apart("profiles: a control's profile", profiles, p -> p.control().profile(), p -> p.profile());
    apart("profiles: a control's role", profiles, p -> p.control().role(), p -> p.role());
    requireAnchorsAtRest(profiles);
  }

  /** Nobody: who may open a window has no other duty that it could be kept apart from. */
  @Override
  public Set<GroupName> separated() {
    return Set.of();
  }

  /**
   * Which profiles' windows need this anchor enabled, where it is disabled at rest; none where it
   * is not.
   */
  public List<BreakGlassProfile> openedAt(TrustAnchorArn anchor) {
    return profiles.stream()
        .filter(profile ->
            profile.holderCertificate().isPresent() && profile.trustAnchor().equals(anchor))
        .toList();
  }

  /** The anchors that are disabled while no window is open. */
  public Set<TrustAnchorArn> anchorsAtRest() {
    return inOrder(
        profiles.stream()
            .filter(profile -> profile.holderCertificate().isPresent())
            .map(BreakGlassProfile::trustAnchor)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** The profile that RB-06 may open at this ARN, if it may open it. */
  public Optional<BreakGlassProfile> governed(ProfileArn arn) {
    return profiles.stream().filter(profile -> profile.profile().equals(arn)).findFirst();
  }

  /** An anchor that is disabled at rest lets nobody in who needs it then. */
  private static void requireAnchorsAtRest(List<BreakGlassProfile> profiles) {
    for (BreakGlassProfile atRest : profiles) {
      if (atRest.holderCertificate().isPresent()) {
        holds(
            profiles.stream()
                .noneMatch(p -> p.control().trustAnchor().equals(atRest.trustAnchor())),
            "profiles: a control's trustAnchor " + CONTROL_AT_REST);
        holds(
            profiles.stream()
                .filter(p -> p.trustAnchor().equals(atRest.trustAnchor()))
                .allMatch(p -> p.authority().equals(atRest.authority())),
            "profiles: a trustAnchor " + ANCHOR_AT_REST);
      }
    }
  }

  /** The profile of this name, if RB-06 may open it. */
  public Optional<BreakGlassProfile> profile(String name) {
    return profiles.stream().filter(profile -> profile.name().equals(name)).findFirst();
  }

  /** Keeps the order written, so that the same rulebook has the same canonical form everywhere. */
  private static <T> Set<T> inOrder(Set<T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  private static void sized(String field, Collection<?> values, int most) {
    holds(!values.isEmpty() && values.size() <= most, field + ": must hold 1 to " + most);
  }

  private static <T> void distinct(String what, List<T> values, Function<T, ?> key) {
    holds(values.stream().map(key).distinct().count() == values.size(), what + " must differ");
  }

  private static <T> void apart(
      String what, List<T> values, Function<T, ?> control, Function<T, ?> opened) {
    holds(
        values.stream()
            .map(control)
            .noneMatch(c -> values.stream().map(opened).anyMatch(c::equals)),
        what + " must not be one that RB-06 opens");
  }

  private static void holds(boolean rule, String message) {
    if (!rule) {
      throw new IllegalArgumentException(message);
    }
  }
}
