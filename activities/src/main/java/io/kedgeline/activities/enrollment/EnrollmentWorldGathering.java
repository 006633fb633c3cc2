package io.kedgeline.activities.enrollment;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.RequestCheck.Limits;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.enrollment.DeviceNames;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentWorld;
import io.kedgeline.domain.enrollment.ProfileStanding;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.EnrollmentGathering;
import io.kedgeline.workflows.port.EnrollmentLook;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.GatheredEnrollment;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what an enrollment is planned on, and what the device has shown. */
public final class EnrollmentWorldGathering implements EnrollmentGathering {

  private final AccountSessions sessions;
  private final PeopleTable people;
  private final ObjectionTable objections;
  private final RegisteredProfiles profiles;
  private final IssuedCertificateTable certificates;
  private final Optional<ChangeSystem> changes;
  private final LoadedRulebook loaded;
  private final Trust trust;
  private final InstantSource clock;

  /**
   * Gathers from these sources.
   *
   * @param changes where change records are; must be there when the rulebook asks for them
   */
  public EnrollmentWorldGathering(
      AccountSessions sessions,
      PeopleTable people,
      ObjectionTable objections,
      RegisteredProfiles profiles,
      IssuedCertificateTable certificates,
      Optional<ChangeSystem> changes,
      LoadedRulebook loaded,
      Trust trust,
      InstantSource clock) {
    this.sessions = sessions;
    this.people = people;
    this.objections = objections;
    this.profiles = profiles;
    this.certificates = certificates;
    this.changes = changes;
    this.loaded = loaded;
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public GatheredEnrollment gatherEnrollment(EnrollmentLook look) {
    if (!(open(look.request()).orElse(null) instanceof Act.Request asked)
        || !asked.header().run().equals(look.run())
        || !(asked.request() instanceof EnrollmentRequest request)) {
      throw notAuthentic("the request", look.run());
    }
    Optional<Act.Presentation> shown =
        look.presentation().map(signed -> presentation(signed, look.run()));
    return new GatheredEnrollment(look(asked.header(), request, shown), trust);
  }

  private Act.Presentation presentation(SignedAct signed, RunId run) {
    if (open(signed).orElse(null) instanceof Act.Presentation shown
        && shown.header().run().equals(run)) {
      return shown;
    }
    throw notAuthentic("what the device has shown", run);
  }

  private Optional<Act> open(SignedAct signed) {
    return trust.acts().open(signed);
  }

  private static ApplicationFailure notAuthentic(String what, RunId run) {
    return ApplicationFailure.newNonRetryableFailure(
        "%s of %s is not one for an enrollment, signed by a server that this worker trusts"
            .formatted(what, run),
        FailureType.NOT_AUTHENTIC.name());
  }

  private EnrollmentWorld look(
      ActHeader header, EnrollmentRequest request, Optional<Act.Presentation> shown) {
    Optional<Environment> environment =
        loaded
            .rulebook()
            .profileOnboarding()
            .flatMap(rules -> rules.environment(request.environment()));
    Optional<RegisteredProfile> profile =
        environment.flatMap(there -> profiles.find(there, request.profile()));
    Optional<ProfileStanding> standing =
        environment.flatMap(there -> profile.flatMap(found -> standing(header, there, found)));
    Directory directory = people.directory();
    Optional<Limits> limits = limits(request, profile, directory);
    return new EnrollmentWorld(
        clock.instant(),
        loaded.rulebook(),
        loaded.sha256(),
        concerned(directory, header, request),
        profile,
        standing,
        limits.filter(held -> held.reserves(request.device().value())).isPresent(),
        certificates.living(request.device()).filter(run -> !run.equals(header.run())),
        shown.map(act -> ShownRequests.read(act.certificateRequest(), limits)),
        CanonicalJson.digest(new Seen(profile, standing)),
        objections.of(header.run()),
        change(request));
  }

  private Optional<ProfileStanding> standing(
      ActHeader header, Environment environment, RegisteredProfile profile) {
    return sessions.acting(
        Duty.OBSERVE,
        environment.account(),
        environment.region(),
        header.run(),
        clients -> new StandingSight(clients).of(profile));
  }

  private Optional<Limits> limits(
      EnrollmentRequest request, Optional<RegisteredProfile> profile, Directory directory) {
    Optional<CertificateNames> names =
        profile.flatMap(found ->
            loaded
                .rulebook()
                .trustPolicies()
                .flatMap(policies ->
                    DeviceNames.of(request.device(), found.attributes(), policies.urnSpaces())));
    return loaded.rulebook().certificateLimits(directory, names);
  }

  private Optional<ConsumerEnrollmentRules> rules() {
    return loaded.rulebook().consumerEnrollment();
  }

  private Optional<ChangeRecord> change(EnrollmentRequest request) {
    return rules()
        .flatMap(ConsumerEnrollmentRules::change)
        .flatMap(rules -> changes.orElseThrow().find(request.change(), rules.conflicts()));
  }

  /** Those kept apart are asked for only of people whom something else brings in. */
  private Set<GroupName> deciding() {
    return rules().stream()
        .flatMap(rules ->
            Stream.of(
                    rules.slots().stream().map(Slot::group),
                    rules.requesters().stream(),
                    rules.closers().stream())
                .flatMap(groups -> groups))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Only the people who may matter to this run: the history need not know the others. */
  private Directory concerned(Directory directory, ActHeader header, EnrollmentRequest request) {
    return new Directory(
        directory.asOf(),
        directory.people().stream()
            .filter(person ->
                person.id().equals(header.person())
                    || request.concerned().contains(person.id())
                    || deciding().stream().anyMatch(person.groups()::contains))
            .toList());
  }

  /** What the plan depends on. */
  private record Seen(Optional<RegisteredProfile> profile, Optional<ProfileStanding> standing) {}
}
