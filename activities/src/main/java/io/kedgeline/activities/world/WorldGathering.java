package io.kedgeline.activities.world;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AnchorSettler;
import io.kedgeline.activities.aws.AnchorSight;
import io.kedgeline.activities.aws.AuthoritySight;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.AwsFailures;
import io.kedgeline.activities.aws.AwsReader;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.change.ChangeSystem;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.IssuerStanding;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.Gathered;
import io.kedgeline.workflows.port.Gathering;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gathers AWS's state, the people, the rulebook, whom to believe and the ledger's knowledge at
 * once.
 */
public final class WorldGathering implements Gathering {

  private final AccountSessions sessions;
  private final PeopleTable people;
  private final ObjectionTable objections;
  private final ClaimTable claims;
  private final Optional<ChangeSystem> changes;
  private final LoadedRulebook loaded;
  private final Trust trust;
  private final SourceIdentity canary;
  private final AnchorSettler anchors;
  private final InstantSource clock;

  /**
   * Gathers from these sources.
   *
   * @param changes where change records are; must be there when the rulebook asks for them
   */
  public WorldGathering(
      AccountSessions sessions,
      PeopleTable people,
      ObjectionTable objections,
      ClaimTable claims,
      Optional<ChangeSystem> changes,
      LoadedRulebook loaded,
      Trust trust,
      SourceIdentity canary,
      InstantSource clock) {
    this.sessions = sessions;
    this.people = people;
    this.objections = objections;
    this.claims = claims;
    this.changes = changes;
    this.loaded = loaded;
    this.trust = trust;
    this.canary = canary;
    this.anchors = new AnchorSettler(claims, loaded.rulebook().breakGlass(), clock);
    this.clock = clock;
  }

  @Override
  public Gathered gather(GatherRequest gather) {
    if (!(trust.acts().open(gather.request()).orElse(null) instanceof Act.Request asked)
        || !asked.header().run().equals(gather.run())
        || !(asked.request() instanceof WindowRequest window)) {
      throw ApplicationFailure.newNonRetryableFailure(
          "the request of %s is not one for a window, signed by a server that this worker trusts"
              .formatted(gather.run()),
          FailureType.NOT_AUTHENTIC.name());
    }
    return new Gathered(look(asked.header(), window), trust);
  }

  /** The world as this request would be planned in, whoever signed it. */
  public WindowWorld look(ActHeader header, WindowRequest request) {
    RunId run = header.run();
    Instant now = clock.instant();
    StateOfAws state =
        governed(request).map(profile -> state(run, profile)).orElseGet(WorldGathering::nothing);
    List<LeaseClaim> leases = claims.leases(request.profile().value(), now);
    List<LeaseClaim> others =
        leases.stream().filter(l -> !l.run().equals(run) && l.liveAt(now)).toList();
    return new WindowWorld(
        now,
        loaded.rulebook(),
        loaded.sha256(),
        concerned(people.directory(), header.person(), request.holder()),
        canary,
        state.profile(),
        state.role(),
        state.digest(),
        state
            .profile()
            .filter(profile -> profile.isAs(DesiredProfile.of(leases, canary, now)))
            .isPresent(),
        others,
        governed(request)
            .map(governed -> policyLength(run, governed.role(), request, others, now))
            .orElse(0),
        objections.of(run),
        claims.reviewsOwed(request.profile().value(), now),
        governed(request)
            .filter(profile -> profile.holderCertificate().isPresent())
            .map(profile -> issuer(profile, state, now)),
        change(request));
  }

  /**
   * Only where the rulebook asks for it, and never for a drill; a worker with such a rulebook has a
   * change system.
   */
  private Optional<ChangeRecord> change(WindowRequest request) {
    return loaded
        .rulebook()
        .breakGlass()
        .change()
        .filter(rules -> !request.change().drill())
        .flatMap(rules -> changes.orElseThrow().find(request.change(), rules.conflicts()));
  }

  private Optional<BreakGlassProfile> governed(WindowRequest request) {
    return loaded.rulebook().breakGlass().governed(request.profile());
  }

  private IssuerStanding issuer(BreakGlassProfile governed, StateOfAws state, Instant now) {
    return new IssuerStanding(
        state.anchor(),
        state.active(),
        state.anchor().filter(anchors::asClaimed).isPresent(),
        claims.rotationsOwed(governed.profile().value(), now));
  }

  private static StateOfAws nothing() {
    return new StateOfAws(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  private StateOfAws state(RunId run, BreakGlassProfile governed) {
    RoleArn role = governed.role();
    return AwsFailures.naming(() -> {
      try (AwsClients clients =
          sessions.as(
              Duty.OBSERVE, governed.profile().account(), governed.profile().region(), run)) {
        AwsReader reader = new AwsReader(clients);
        return new StateOfAws(
            reader.profile(governed.profile()),
            reader.role(role),
            anchors
                .atRest(governed.profile())
                .flatMap(anchor -> AnchorSight.of(clients.rolesAnywhere(), anchor)),
            governed
                .holderCertificate()
                .filter(terms -> AuthoritySight.issues(clients.privateCa(), terms.authority()))
                .isPresent());
      }
    });
  }

  private int policyLength(
      RunId run, RoleArn role, WindowRequest request, List<LeaseClaim> others, Instant now) {
    Instant from = now.truncatedTo(ChronoUnit.SECONDS);
    LeaseClaim own =
        new LeaseClaim(
            run,
            request.profile(),
            role,
            HolderCertificate.of(request, loaded.rulebook().breakGlass())
                .map(HolderCertificate::holder)
                .orElse(request.certificate()),
            from,
            from.plus(request.length()),
            LeaseStage.OPEN);
    List<LeaseClaim> all =
        Stream.concat(others.stream().map(LeaseClaim::onceOpen), Stream.of(own)).toList();
    return DesiredProfile.of(all, canary, now).sessionPolicy().length();
  }

  /** Only the people who may matter to this run: the history need not know the others. */
  private Directory concerned(Directory directory, PersonId requester, PersonId holder) {
    Rulebook rulebook = loaded.rulebook();
    List<GroupName> groups =
        Stream.of(
                rulebook.breakGlass().slots().stream().map(Slot::group),
                rulebook.breakGlass().requesters().stream(),
                rulebook.breakGlass().closers().stream())
            .flatMap(group -> group)
            .distinct()
            .toList();
    List<Person> concerned =
        directory.people().stream()
            .filter(person ->
                person.id().equals(requester)
                    || person.id().equals(holder)
                    || groups.stream().anyMatch(person.groups()::contains))
            .collect(Collectors.toList());
    return new Directory(directory.asOf(), concerned);
  }
}
