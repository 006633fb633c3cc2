package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns a request to enrol a device into a plan, or into everything that speaks against it. */
public final class EnrollmentPlanner {

  private EnrollmentPlanner() {}

  /**
   * Plans an enrollment.
   *
   * @param header who asks, as the server vouches
   * @param request what they ask
   * @param execution the first Temporal execution of the run
   * @param round which planning of the run, from 1
   * @param world what was gathered
   */
  public static PlanningResult<EnrollmentPlan> plan(
      ActHeader header,
      EnrollmentRequest request,
      String execution,
      int round,
      EnrollmentWorld world) {
    Optional<ConsumerEnrollmentRules> rules = world.rulebook().consumerEnrollment();
    if (rules.isEmpty() || environment(request, world).isEmpty()) {
      return unplannable(
          Finding.Code.ENVIRONMENT_UNKNOWN,
          "the rulebook enrols nobody in an environment %s".formatted(request.environment()));
    }
    Optional<PersonaRules> persona =
        world.rulebook().enrollment().flatMap(known -> known.persona(request.persona()));
    if (persona.isEmpty()) {
      return unplannable(
          Finding.Code.PERSONA_UNKNOWN,
          "the rulebook has no persona %s".formatted(request.persona()));
    }
    if (world.profile().isEmpty()) {
      return unplannable(
          Finding.Code.PROFILE_NOT_REGISTERED,
          "no profile %s is registered in %s: have it made first (RB-02)"
              .formatted(request.profile(), request.environment()));
    }
    RegisteredProfile profile = world.profile().get();
    if (world.standing().isEmpty()) {
      return unplannable(
          Finding.Code.PROFILE_MISSING, "AWS has no profile %s".formatted(profile.profile()));
    }
    ProfileStanding standing = world.standing().get();
    if (standing.anchor().isEmpty()) {
      return unplannable(
          Finding.Code.ANCHOR_MISSING, "AWS has no trust anchor %s".formatted(profile.anchor()));
    }
    Optional<CertificateAuthorityArn> authority =
        standing.anchor().flatMap(TrustAnchorState::authority);
    if (authority.isEmpty()) {
      return unplannable(
          Finding.Code.ANCHOR_WITHOUT_AUTHORITY,
          "trust anchor %s trusts no authority of ACM Private CA, so nothing could be issued"
              .formatted(profile.anchor()));
    }
    Optional<CertificateNames> names =
        world
            .rulebook()
            .trustPolicies()
            .flatMap(policies ->
                DeviceNames.of(request.device(), profile.attributes(), policies.urnSpaces()));
    Optional<Limits> limits = world.rulebook().certificateLimits(world.directory(), names);
    if (names.isEmpty() || limits.isEmpty()) {
      return unplannable(
          Finding.Code.NAMES_NOT_ADMITTED,
          "profile %s lets in no URI of %s".formatted(profile.name(), request.device()));
    }
    EnrollmentPlan plan =
        new Drafting(header, request, execution, round, world, rules.get())
            .draw(profile, standing, authority.get(), names.get(), persona.get());
    List<Finding> findings =
        EnrollmentCheck.findings(
            new EnrollmentCheck.Drawn(
                plan, world, rules.get(), persona.get(), limits.get(), standing));
    return findings.isEmpty()
        ? new PlanningResult.Planned<>(plan)
        : new PlanningResult.Unplannable<>(findings);
  }

  private static Optional<Environment> environment(
      EnrollmentRequest request, EnrollmentWorld world) {
    return world
        .rulebook()
        .profileOnboarding()
        .flatMap(rules -> rules.environment(request.environment()));
  }

  private static PlanningResult<EnrollmentPlan> unplannable(Finding.Code code, String sentence) {
    return new PlanningResult.Unplannable<>(List.of(new Finding(code, sentence)));
  }

  /** What every plan of one planning has in common. */
  private record Drafting(
      ActHeader header,
      EnrollmentRequest request,
      String execution,
      int round,
      EnrollmentWorld world,
      ConsumerEnrollmentRules rules) {

    EnrollmentPlan draw(
        RegisteredProfile profile,
        ProfileStanding standing,
        CertificateAuthorityArn authority,
        CertificateNames names,
        PersonaRules persona) {
      Instant votes = world.at().plus(rules.approvalExpiry());
      Instant shown = votes.plus(rules.device());
      return new EnrollmentPlan(
          header.run(),
          execution,
          round,
          request,
          header.person(),
          profile,
          authority,
          names,
          persona.validity(),
          standing.session(),
          rules.firstUse(),
          rules.slots(),
          world.rulebookDigest(),
          world.state(),
          votes,
          shown,
          shown.plus(rules.executionExpiry()),
          List.of(EnrollmentPlan.issuing(names)));
    }
  }
}
