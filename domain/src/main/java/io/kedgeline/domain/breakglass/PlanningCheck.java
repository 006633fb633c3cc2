package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.rulebook.Blackout;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The named checks that a request passes before it is put to the vote. All of them are made, so
 * that the requester hears everything at once; the list is the specification of what may be
 * planned.
 *
 * @param code what a failure is called
 * @param sentence what is wrong, or nothing when the check holds
 */
record PlanningCheck(Code code, Function<Draft, Optional<String>> sentence) {

  static final List<PlanningCheck> ALL =
      List.of(
          new PlanningCheck(
              Code.DIRECTORY_STALE, draft -> CommonFindings.directoryStale(draft.world())),
          new PlanningCheck(
              Code.REQUESTER_NOT_ALLOWED,
              draft -> CommonFindings.mayNotAsk(draft.plan(), draft.world(), draft.rules())),
          check(
              Code.HOLDER_UNKNOWN,
              draft -> draft.holderPerson().filter(Person::active).isEmpty(),
              draft ->
                  "the directory knows no active person %s".formatted(draft.request().holder())),
          check(
              Code.CERTIFICATE_NOT_THEIRS,
              draft ->
                  draft
                      .holderPerson()
                      .filter(person -> !person.holds(draft.request().certificate()))
                      .isPresent(),
              draft ->
                  "the directory does not list %s among the certificates of %s"
                      .formatted(draft.request().certificate(), draft.request().holder())),
          check(
              Code.DRILL_ONLY,
              draft -> !Purpose.fits(draft.plan(), draft.world().rulebook()),
              draft ->
                  "%s: a drill opens a drill profile, and nothing else opens one"
                      .formatted(draft.plan().run())),
          check(
              Code.WINDOW_LENGTH,
              draft ->
                  draft.request().length().compareTo(draft.rules().maximumWindow()) > 0
                      || draft.request().length().compareTo(draft.rules().minimumWindow()) < 0,
              draft ->
                  "length %s: the rulebook allows %s to %s"
                      .formatted(
                          draft.request().length(),
                          draft.rules().minimumWindow(),
                          draft.rules().maximumWindow())),
          check(
              Code.START_TOO_FAR,
              Draft::startsTooFarAhead,
              draft ->
                  "start: must be at most %s ahead of the plan"
                      .formatted(draft.rules().furthestStart())),
          new PlanningCheck(
              Code.BLACKOUT,
              draft -> BlackoutCheck.forbidding(draft.plan(), draft.world()).map(Blackout::said)),
          onExtension(
              Code.EXTENSION_TOO_LONG,
              (rules, extension) ->
                  extension.end().isAfter(extension.from().plus(rules.maximumWindow())),
              (rules, extension) ->
                  "by %s: the window would be longer than %s, extensions included"
                      .formatted(extension.by(), rules.maximumWindow())),
          onExtension(
              Code.EXTENSIONS_USED_UP,
              (rules, extension) -> extension.number() > rules.extensions(),
              (rules, extension) ->
                  "the rulebook allows %d extensions of a window".formatted(rules.extensions())),
          check(
              Code.PROFILE_MISSING,
              draft -> draft.world().profile().isEmpty(),
              draft -> "AWS has no profile %s".formatted(draft.request().profile())),
          check(
              Code.ROLE_MISSING,
              draft -> draft.world().role().isEmpty(),
              draft -> "AWS has no role %s".formatted(draft.plan().role())),
          onProfile(
              Code.SESSION_NAME_CHOSEN,
              (draft, profile) -> profile.acceptRoleSessionName(),
              "acceptRoleSessionName is on: a session's name would prove nothing; turn it off"),
          onProfile(
              Code.SESSION_DURATION,
              (draft, profile) ->
                  profile.durationSeconds() != draft.rules().sessionDuration().toSeconds(),
              "durationSeconds is not the rulebook's: set it"),
          onProfile(
              Code.ROLE_NOT_IN_PROFILE,
              (draft, profile) -> !profile.roles().equals(List.of(draft.plan().role())),
              "it must hold exactly the role that the rulebook names for it"),
          onRole(
              Code.ROLE_IN_OTHER_PROFILE,
              (draft, role) -> !role.profiles().equals(List.of(draft.request().profile())),
              "it must be in no second profile: its sessions would not be bound by the lease"),
          onRole(
              Code.ROLE_TRUSTS_OTHER_ANCHOR,
              (draft, role) -> !role.anchors().equals(List.of(draft.plan().trustAnchor())),
              "its trust policy must name exactly the trust anchor of the rulebook"),
          onRole(
              Code.ROLE_UNBOUNDED,
              (draft, role) -> !role.boundary().equals(draft.boundary()),
              "it must have the permissions boundary of the rulebook: its holder could widen the window"),
          check(
              Code.SESSION_POLICY_TOO_LONG,
              draft -> draft.world().sessionPolicyLength() > DesiredProfile.SESSION_POLICY_LIMIT,
              draft ->
                  "the session policy would be %d characters of %d: let another window end first"
                      .formatted(
                          draft.world().sessionPolicyLength(),
                          DesiredProfile.SESSION_POLICY_LIMIT)),
          check(
              Code.LEASE_IN_FORCE,
              draft -> draft.world().leaseOf(draft.plan().holder()).isPresent(),
              draft ->
                  "%s has a window on %s already: extend it, or wait until it has closed"
                      .formatted(draft.plan().holder(), draft.request().profile())),
          check(
              Code.REVIEW_OWED,
              draft -> draft.plan().extension().isEmpty() && !draft.world().reviewsOwed().isEmpty(),
              draft ->
                  "%s on %s is not reviewed yet: somebody of %s who neither asked for it nor held it records the review first"
                      .formatted(
                          draft.world().reviewsOwed(),
                          draft.request().profile(),
                          draft.rules().review().reviewers())),
          onIssuer(
              Code.ANCHOR_MISSING,
              (draft, issuer) -> issuer.anchor().isEmpty(),
              draft -> "AWS has no trust anchor %s".formatted(draft.plan().trustAnchor())),
          onAnchor(
              Code.ANCHOR_OF_OTHER_AUTHORITY,
              (draft, anchor) ->
                  !anchor
                      .authority()
                      .equals(draft.plan().certificate().map(HolderCertificate::authority)),
              "it must trust the authority that the rulebook has issue holders' certificates, and no other"),
          onAnchor(
              Code.ANCHOR_NOT_MARKED,
              (draft, anchor) ->
                  !IssuerStanding.BREAK_GLASS.equals(anchor.tags().get(ProfileDraft.CLASS_TAG)),
              "it must have the tag %s=%s: those who open and close windows may switch no other"
                  .formatted(ProfileDraft.CLASS_TAG, IssuerStanding.BREAK_GLASS)),
          onIssuer(
              Code.ANCHOR_NOT_AT_REST,
              (draft, issuer) -> issuer.anchor().isPresent() && !issuer.asClaimed(),
              draft ->
                  "trust anchor %s is not as the leases want it: without one it must be disabled"
                      .formatted(draft.plan().trustAnchor())),
          onIssuer(
              Code.AUTHORITY_NOT_ACTIVE,
              (draft, issuer) -> draft.plan().extension().isEmpty() && !issuer.active(),
              draft ->
                  "the authority that issues holders' certificates for %s issues none"
                      .formatted(draft.request().profile())),
          onIssuer(
              Code.ROTATION_OWED,
              (draft, issuer) ->
                  draft.plan().extension().isEmpty() && !issuer.rotationsOwed().isEmpty(),
              draft ->
                  "the certificate of %s is not revoked yet, nor over: see what its run says"
                      .formatted(
                          draft
                              .world()
                              .issuer()
                              .map(IssuerStanding::rotationsOwed)
                              .orElse(List.of()))),
          onProfile(
              Code.PROFILE_NOT_AT_REST,
              (draft, profile) ->
                  !draft.world().asClaimed() || !profile.managedPolicies().isEmpty(),
              "it is not as its leases want it: without one it must be disabled and its session policy deny everything"),
          new PlanningCheck(
              Code.QUORUM_UNSOLVABLE,
              draft -> CommonFindings.unsolvable(draft.plan(), draft.world())));

  static List<Finding> findings(Draft draft) {
    return Stream.concat(
            ALL.stream()
                .flatMap(check ->
                    check
                        .sentence()
                        .apply(draft)
                        .map(text -> new Finding(check.code(), text))
                        .stream()),
            draft.changeFindings().stream())
        .toList();
  }

  private static PlanningCheck check(
      Code code, Predicate<Draft> fails, Function<Draft, String> sentence) {
    return new PlanningCheck(
        code, draft -> fails.test(draft) ? Optional.of(sentence.apply(draft)) : Optional.empty());
  }

  private static PlanningCheck onExtension(
      Code code,
      BiPredicate<BreakGlassRules, PlannedExtension> fails,
      BiFunction<BreakGlassRules, PlannedExtension, String> sentence) {
    return new PlanningCheck(
        code,
        draft ->
            draft
                .plan()
                .extension()
                .filter(extension -> fails.test(draft.rules(), extension))
                .map(extension -> sentence.apply(draft.rules(), extension)));
  }

  private static PlanningCheck onProfile(
      Code code, BiPredicate<Draft, ProfileState> fails, String sentence) {
    return new PlanningCheck(
        code,
        draft ->
            draft
                .world()
                .profile()
                .filter(profile -> fails.test(draft, profile))
                .map(profile -> "profile %s: %s".formatted(profile.profile(), sentence)));
  }

  private static PlanningCheck onIssuer(
      Code code, BiPredicate<Draft, IssuerStanding> fails, Function<Draft, String> sentence) {
    return check(
        code,
        draft -> draft.world().issuer().filter(issuer -> fails.test(draft, issuer)).isPresent(),
        sentence);
  }

  private static PlanningCheck onAnchor(
      Code code, BiPredicate<Draft, TrustAnchorState> fails, String sentence) {
    return new PlanningCheck(
        code,
        draft ->
            draft
                .world()
                .issuer()
                .flatMap(IssuerStanding::anchor)
                .filter(anchor -> fails.test(draft, anchor))
                .map(anchor -> "trust anchor %s: %s".formatted(anchor.arn(), sentence)));
  }

  private static PlanningCheck onRole(
      Code code, BiPredicate<Draft, RoleState> fails, String sentence) {
    return new PlanningCheck(
        code,
        draft ->
            draft
                .world()
                .role()
                .filter(role -> fails.test(draft, role))
                .map(role -> "role %s: %s".formatted(role.role(), sentence)));
  }

  /** A plan that may become one, and the world that it was drawn up in. */
  record Draft(WindowPlan plan, WindowWorld world) {

    WindowRequest request() {
      return plan.request();
    }

    BreakGlassRules rules() {
      return world.rulebook().breakGlass();
    }

    /** The boundary that the rulebook names for the role. */
    Optional<String> boundary() {
      return rules().profiles().stream()
          .filter(governed -> governed.role().equals(plan.role()))
          .map(governed -> governed.boundary().value())
          .findFirst();
    }

    boolean startsTooFarAhead() {
      return plan.extension().isEmpty()
          && request()
              .start()
              .filter(start -> start.isAfter(world.at().plus(rules().furthestStart())))
              .isPresent();
    }

    Optional<Person> holderPerson() {
      return world.directory().find(request().holder());
    }

    List<Finding> changeFindings() {
      return WindowChange.need(rules(), plan, world.at())
          .map(need -> need.findings(world.change()))
          .orElse(List.of());
    }
  }
}
