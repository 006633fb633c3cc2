package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Quorum;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateRules;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import io.kedgeline.domain.enrollment.PersonaRules;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.posture.PostureRules;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A deployment's rules: who may ask, who must approve, and within which limits. A run keeps the
 * rulebook, by hash, that it was planned under.
 *
 * @param name what people call it; 2 to 63 characters of {@code a-z 0-9 -}
 * @param directory what the people data must be like
 * @param breakGlass the rules of RB-06
 * @param executors the roles that AWS lets each duty use
 * @param blackouts when nothing is changed
 * @param drill the rules of RB-14, where there are drills
 * @param profileOnboarding the rules of RB-02, where profiles are made
 * @param consumerEnrollment the rules of RB-03, where consumers are enrolled
 * @param pkiSetup the rules of RB-01, where authorities are made
 * @param schedules what begins by itself
 * @param trustPolicies what trust policies must be like, where they are judged
 * @param certificates what consumers may ask of certificates, where they are issued
 * @param posture what a device must show before it is enrolled, where that is asked
 * @param enrollment how consumers are enrolled, where they are
 */
public record Rulebook(
    String name,
    DirectoryRules directory,
    BreakGlassRules breakGlass,
    Executors executors,
    Blackouts blackouts,
    Optional<DrillRules> drill,
    Optional<ProfileOnboardingRules> profileOnboarding,
    Optional<ConsumerEnrollmentRules> consumerEnrollment,
    Optional<PkiSetupRules> pkiSetup,
    Optional<ScheduleRules> schedules,
    Optional<TrustPolicyRules> trustPolicies,
    Optional<CertificateRules> certificates,
    Optional<PostureRules> posture,
    Optional<EnrollmentRules> enrollment) {

  public Rulebook {
    NameShape.LABEL.require("name", name);
  }

  /** Who may ask for such a run and who must approve it; nothing where no rule governs it. */
  public Optional<Governance> governanceOf(RunId run) {
    return run.runbook()
        .flatMap(runbook ->
            switch (runbook) {
              case BREAK_GLASS_WINDOW, BREAK_GLASS_DRILL -> Optional.of(breakGlass);
              case PROFILE_ONBOARDING -> profileOnboarding;
              case CONSUMER_ENROLLMENT -> consumerEnrollment;
              case PKI_SETUP -> pkiSetup;
            });
  }

  /**
   * The same for this request of it: what is asked may be approved by more than other requests of
   * the runbook.
   */
  public Optional<Governance> governanceOf(RunId run, RunRequest request) {
    return run.runbook().filter(RunbookId.PKI_SETUP::equals).isPresent()
        ? pkiSetup.flatMap(rules -> rules.governing(request))
        : governanceOf(run);
  }

  /**
   * The permissions boundary that this role has where it is made: what RB-06 demands of it, if that
   * opens it, and otherwise the environment's.
   */
  public PolicyArn boundaryOf(RoleArn role, Environment environment) {
    return breakGlass.profiles().stream()
        .filter(profile -> profile.role().equals(role))
        .map(BreakGlassProfile::boundary)
        .findFirst()
        .orElse(environment.boundary());
  }

  /**
   * What certificates of consumers are held to, where the rulebook says it.
   *
   * @param people whose certificates' names nobody else gets
   * @param planned the names that a certificate will have, where they are known
   */
  public Optional<Limits> certificateLimits(Directory people, Optional<CertificateNames> planned) {
    Set<SourceIdentity> reserved =
        Stream.concat(
                people.people().stream().flatMap(person -> person.certificates().stream()),
                drill.map(DrillRules::certificate).stream())
            .collect(Collectors.toUnmodifiableSet());
    return certificates.flatMap(rules ->
        trustPolicies.map(policies -> new Limits(rules, policies.urnSpaces(), reserved, planned)));
  }

  /** The profile that is drilled on; nothing else opens it. */
  public Optional<BreakGlassProfile> drillProfile() {
    return drill.flatMap(rules -> breakGlass.profile(rules.profile()));
  }

  /** The profiles that people may ask for; that of the drills begins by its schedule alone. */
  public List<BreakGlassProfile> windowProfiles() {
    return breakGlass.profiles().stream()
        .filter(profile -> !Optional.of(profile).equals(drillProfile()))
        .toList();
  }

  /** Who must approve what, over all runbooks. */
  public List<Quorum> quorums() {
    return Stream.of(
            Stream.of(breakGlass),
            profileOnboarding.stream(),
            consumerEnrollment.stream(),
            pkiSetup.stream(),
            pkiSetup.flatMap(PkiSetupRules::attested).stream())
        .flatMap(rules -> rules)
        .map(rules -> new Quorum(rules.slots(), rules.separated()))
        .toList();
  }

  /** Every group that a rule names: who stands in none of them may do nothing by any rule. */
  public Set<GroupName> groups() {
    return Stream.of(
            breakGlass.slots().stream().map(Slot::group),
            breakGlass.requesters().stream(),
            breakGlass.closers().stream(),
            breakGlass.review().reviewers().stream(),
            profileOnboarding.stream().flatMap(Rulebook::groups),
            consumerEnrollment.stream().flatMap(Rulebook::groups),
            enrollment.stream()
                .flatMap(rules -> rules.personas().stream())
                .map(PersonaRules::group),
            pkiSetup.stream().flatMap(Rulebook::groups),
            pkiSetup.flatMap(PkiSetupRules::external).stream()
                .map(rules -> rules.attestation().group()),
            schedules.map(ScheduleRules::keepers).stream().flatMap(Set::stream))
        .flatMap(groups -> groups)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those kept apart too: whoever decides must know that somebody stands in one of them. */
  private static Stream<GroupName> groups(Governance rules) {
    return Stream.of(
            rules.slots().stream().map(Slot::group),
            rules.requesters().stream(),
            rules.closers().stream(),
            rules.separated().stream())
        .flatMap(groups -> groups);
  }
}
