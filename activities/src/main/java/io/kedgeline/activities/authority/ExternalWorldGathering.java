package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.activities.world.ConcernedPeople;
import io.kedgeline.activities.world.SignedRequests;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.external.ExternalWorld;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.ExternalGathering;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredExternal;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gathers what an anchor for an authority outside AWS is planned on. */
public final class ExternalWorldGathering implements ExternalGathering {

  private final AccountSessions sessions;
  private final PeopleTable people;
  private final ObjectionTable objections;
  private final AuthorityTable authorities;
  private final ExternalPlans plans;
  private final Optional<ChangeSystem> changes;
  private final LoadedRulebook loaded;
  private final Trust trust;
  private final InstantSource clock;

  /**
   * Gathers from these sources.
   *
   * @param changes where change records are; must be there when the rulebook asks for them
   */
  public ExternalWorldGathering(
      AccountSessions sessions,
      PeopleTable people,
      ObjectionTable objections,
      AuthorityTable authorities,
      ExternalPlans plans,
      Optional<ChangeSystem> changes,
      LoadedRulebook loaded,
      Trust trust,
      InstantSource clock) {
    this.sessions = sessions;
    this.people = people;
    this.objections = objections;
    this.authorities = authorities;
    this.plans = plans;
    this.changes = changes;
    this.loaded = loaded;
    this.trust = trust;
    this.clock = clock;
  }

  @Override
  public GatheredExternal gatherExternal(GatherRequest gather) {
    SignedRequests.Asked<ExternalRequest> asked =
        SignedRequests.open(gather, trust, ExternalRequest.class, "an authority outside AWS");
    return new GatheredExternal(look(asked.header(), asked.request()), trust);
  }

  private ExternalWorld look(ActHeader header, ExternalRequest request) {
    Optional<ExternalFacts> facts = plans.facts(request.papers());
    Optional<ExternalDraft> draft = facts.flatMap(read -> draft(request, read));
    ExternalSight sight =
        draft.map(drawn -> sight(header.run(), drawn)).orElseGet(ExternalSight::nothing);
    return new ExternalWorld(
        clock.instant(),
        loaded.rulebook(),
        loaded.sha256(),
        ConcernedPeople.of(
            people.directory(),
            header,
            request,
            rules().flatMap(rules -> rules.governing(request))),
        facts,
        draft.flatMap(drawn ->
            authorities.standing(
                header.run(), drawn.account(), drawn.region(), drawn.environment())),
        sight.other(),
        sight.nameTaken(),
        sight.anchored(),
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

  private Optional<ExternalDraft> draft(ExternalRequest request, ExternalFacts facts) {
    return rules()
        .flatMap(PkiSetupRules::external)
        .flatMap(external ->
            external
                .environment(request.environment())
                .flatMap(environment -> environment.draft(facts, request, external)));
  }

  private Optional<ChangeRecord> change(ExternalRequest request) {
    return rules()
        .flatMap(PkiSetupRules::change)
        .flatMap(rules -> changes.orElseThrow().find(request.change(), rules.conflicts()));
  }

  private ExternalSight sight(RunId run, ExternalDraft draft) {
    return sessions.acting(
        Duty.OBSERVE,
        draft.account(),
        draft.region(),
        run,
        clients ->
            ExternalSight.of(
                clients,
                run,
                draft,
                plans.certificate(draft.facts().authority().sha256()),
                roots(draft)));
  }

  /** The rulebook's, where the anchor is to be made; of others nothing is asked. */
  private List<CertificateAuthorityArn> roots(ExternalDraft draft) {
    return rules().stream()
        .flatMap(rules -> rules.environments().stream())
        .map(AuthorityEnvironment::root)
        .filter(
            root -> root.account().equals(draft.account()) && root.region().equals(draft.region()))
        .distinct()
        .toList();
  }
}
