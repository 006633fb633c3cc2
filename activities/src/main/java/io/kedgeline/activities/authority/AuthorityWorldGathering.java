package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.world.ConcernedPeople;
import io.kedgeline.activities.world.SignedRequests;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.AuthorityGathering;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredAuthority;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.InstantSource;
import java.util.Optional;

/** Gathers what an authority is planned on. */
public final class AuthorityWorldGathering implements AuthorityGathering {

  private final AccountSessions sessions;
  private final PeopleTable people;
  private final ObjectionTable objections;
  private final AuthorityTable authorities;
  private final Optional<ChangeSystem> changes;
  private final LoadedRulebook loaded;
  private final Trust trust;
  private final InstantSource clock;

  /**
   * Gathers from these sources.
   *
   * @param changes where change records are; must be there when the rulebook asks for them
   */
  public AuthorityWorldGathering(
      AccountSessions sessions,
      PeopleTable people,
      ObjectionTable objections,
      AuthorityTable authorities,
      Optional<ChangeSystem> changes,
      LoadedRulebook loaded,
      Trust trust,
      InstantSource clock) {
    this.sessions = sessions;
    this.people = people;
    this.objections = objections;
    this.authorities = authorities;
    this.changes = changes;
    this.loaded = loaded;
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public GatheredAuthority gatherAuthority(GatherRequest gather) {
    SignedRequests.Asked<AuthorityRequest> asked =
        SignedRequests.open(gather, trust, AuthorityRequest.class, "an authority");
    return new GatheredAuthority(look(asked.header(), asked.request()), trust);
  }

  private AuthorityWorld look(ActHeader header, AuthorityRequest request) {
    Optional<AuthorityDraft> draft =
        rules()
            .flatMap(rules -> rules.environment(request.environment()))
            .map(AuthorityEnvironment::draft);
    AuthoritySight sight =
        draft.map(drawn -> sight(header.run(), drawn)).orElseGet(AuthoritySight::nothing);
    return new AuthorityWorld(
        clock.instant(),
        loaded.rulebook(),
        loaded.sha256(),
        ConcernedPeople.of(people.directory(), header, request, rules()),
        sight.root(),
        draft.flatMap(drawn ->
            authorities.standing(
                header.run(), drawn.account(), drawn.region(), drawn.environment())),
        sight.other(),
        sight.nameTaken(),
        sight.bucketStands(),
        sight.anchorStands(),
        sight.canaryRoleStands(),
        sight.canaryProfileStands(),
        CanonicalJson.digest(sight),
        objections.of(header.run()),
        change(request));
  }

  private Optional<PkiSetupRules> rules() {
    return loaded.rulebook().pkiSetup();
  }

  private Optional<ChangeRecord> change(AuthorityRequest request) {
    return rules()
        .flatMap(PkiSetupRules::change)
        .flatMap(rules -> changes.orElseThrow().find(request.change(), rules.conflicts()));
  }

  private AuthoritySight sight(RunId run, AuthorityDraft draft) {
    return sessions.acting(
        Duty.OBSERVE,
        draft.account(),
        draft.region(),
        run,
        clients -> AuthoritySight.of(clients, run, draft));
  }
}
