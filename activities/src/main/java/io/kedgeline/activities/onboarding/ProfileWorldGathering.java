package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredProfile;
import io.kedgeline.workflows.port.ProfileGathering;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what a profile is planned on. */
public final class ProfileWorldGathering implements ProfileGathering {

  private final AccountSessions sessions;
  private final PeopleTable people;
  private final ObjectionTable objections;
  private final Optional<ChangeSystem> changes;
  private final LoadedRulebook loaded;
  private final Trust trust;
  private final InstantSource clock;

  /**
   * Gathers from these sources.
   *
   * @param changes where change records are; must be there when the rulebook asks for them
   */
  public ProfileWorldGathering(
      AccountSessions sessions,
      PeopleTable people,
      ObjectionTable objections,
      Optional<ChangeSystem> changes,
      LoadedRulebook loaded,
      Trust trust,
      InstantSource clock) {
    this.sessions = sessions;
    this.people = people;
    this.objections = objections;
    this.changes = changes;
    this.loaded = loaded;
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public GatheredProfile gatherProfile(GatherRequest gather) {
    if (!(trust.acts().open(gather.request()).orElse(null) instanceof Act.Request asked)
        || !asked.header().run().equals(gather.run())
        || !(asked.request() instanceof ProfileRequest profile)) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the request of %s is not one for a profile, signed by a server that this worker trusts"
              .formatted(gather.run()),
          FailureType.NOT_AUTHENTIC.name());
    }
    return new GatheredProfile(look(asked.header(), profile), trust);
  }

  private ProfileWorld look(ActHeader header, ProfileRequest request) {
    Drafted drafted = draft(request);
    ProfileSight sight =
        environment(request)
            .map(environment -> sight(header.run(), request, environment, drafted.draft()))
            .orElseGet(ProfileSight::nothing);
    return new ProfileWorld(
        clock.instant(),
        loaded.rulebook(),
        loaded.sha256(),
        concerned(people.directory(), header, request),
        drafted.draft(),
        drafted.fault(),
        sight.anchor(),
        sight.other(),
        sight.roleStands(),
        sight.profileStands(),
        CanonicalJson.digest(sight),
        objections.of(header.run()),
        change(request));
  }

  private Optional<ProfileOnboardingRules> rules() {
    return loaded.rulebook().profileOnboarding();
  }

  private Optional<Environment> environment(ProfileRequest request) {
    return rules().flatMap(rules -> rules.environment(request.environment()));
  }

  private Optional<ChangeRecord> change(ProfileRequest request) {
    return rules()
        .flatMap(ProfileOnboardingRules::change)
        .flatMap(rules -> changes.orElseThrow().find(request.change(), rules.conflicts()));
  }

  private ProfileSight sight(
      RunId run, ProfileRequest request, Environment environment, Optional<ProfileDraft> draft) {
    return sessions.acting(
        Duty.OBSERVE,
        environment.account(),
        environment.region(),
        run,
        clients -> ProfileSight.of(clients, run, request.anchor(), draft));
  }

  private Drafted draft(ProfileRequest request) {
    try {
      return new Drafted(
          Optional.of(new ProfileDrafting(loaded.rulebook()).draft(request)), Optional.empty());
    } catch (IllegalArgumentException undraftable) {
      return new Drafted(Optional.empty(), Optional.of(String.valueOf(undraftable.getMessage())));
    }
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
  private Directory concerned(Directory directory, ActHeader header, ProfileRequest request) {
    return new Directory(
        directory.asOf(),
        directory.people().stream()
            .filter(person ->
                person.id().equals(header.person())
                    || request.concerned().contains(person.id())
                    || deciding().stream().anyMatch(person.groups()::contains))
            .toList());
  }

  /**
   * A draft, or why there is none.
   *
   * @param draft the draft
   * @param fault why there is none
   */
  private record Drafted(Optional<ProfileDraft> draft, Optional<String> fault) {}
}
