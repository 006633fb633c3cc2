package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.world.ConcernedPeople;
import io.kedgeline.activities.world.SignedRequests;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredProfile;
import io.kedgeline.workflows.port.ProfileGathering;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.InstantSource;
import java.util.Optional;

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
    SignedRequests.Asked<ProfileRequest> asked =
        SignedRequests.open(gather, trust, ProfileRequest.class, "a profile");
    return new GatheredProfile(look(asked.header(), asked.request()), trust);
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
        ConcernedPeople.of(people.directory(), header, request, rules()),
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

  /**
   * A draft, or why there is none.
   *
   * @param draft the draft
   * @param fault why there is none
   */
  private record Drafted(Optional<ProfileDraft> draft, Optional<String> fault) {}
}
