package io.kedgeline.domain.external;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.rulebook.SampleRulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A world in which the anchor that {@link #REQUEST} asks for can be made, to be spoilt. */
final class WorldOfExternals {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-7");
  static final RunId RUN = RunId.of(RunbookId.PKI_SETUP, CHANGE);
  static final ExternalRequest REQUEST = in("partner");
  static final Judgement FAULTLESS = new Judgement(Verdict.CLOSED, List.of(), List.of());

  private static final PersonId MAYA = new PersonId("maya");

  private Instant at = NOW;
  private Rulebook rulebook = new SampleRulebook().read();
  private Directory directory = new Directory(NOW, people());
  private Optional<ExternalFacts> facts = Optional.of(facts(NOW));
  private Optional<MadeAuthority> standing = Optional.empty();
  private boolean nameTaken;
  private boolean anchored;
  private boolean anchorStands;
  private boolean roleStands;
  private boolean profileStands;
  private Digest state = Digest.ofText("as planned");
  private Optional<ChangeRecord> change = Optional.of(change(ChangeState.SCHEDULED));

  static WorldOfExternals good() {
    return new WorldOfExternals();
  }

  static ExternalRequest in(String environment) {
    return new ExternalRequest(
        CHANGE,
        environment,
        new Registration(
            new PersonId("olga"),
            new PersonId("curt"),
            "machines of the partner get in",
            Set.of("audit-logs"),
            Map.of()),
        new ExternalPapers(
            Digest.ofText("certificate"),
            Digest.ofText("list"),
            Digest.ofText("canary"),
            new Attestation("CA audit 2026", Digest.ofText("the audit"))),
        "a test asks for an anchor");
  }

  static ExternalFacts facts(Instant now) {
    return new ExternalFacts(
        new ExternalAuthority(
            "CN=Partner CA,O=Partner",
            Optional.of("Partner CA"),
            Digest.ofText("certificate"),
            Optional.of(KeyKind.EC_P256),
            true,
            Optional.of(0),
            true,
            true,
            now.minus(Duration.ofDays(30)),
            now.plus(Duration.ofDays(365))),
        new ExternalList(
            Digest.ofText("list"),
            true,
            true,
            Optional.of("7"),
            3,
            now.minus(Duration.ofDays(1)),
            Optional.of(now.plus(Duration.ofDays(7)))),
        new ExternalCanary(
            Digest.ofText("canary"),
            new CertificateSerial("a1"),
            Optional.of(
                new CertificateNames(
                    Map.of("CN", "canary-1", "OU", "partner"),
                    Optional.of("urn:exacttr:device:canary-1"))),
            true,
            true,
            false,
            now.minus(Duration.ofDays(1)),
            now.plus(Duration.ofDays(20))));
  }

  /** A plan of what is asked, made in a world that nothing speaks against. */
  static ExternalPlan plan() {
    return good().planned(REQUEST).planned().orElseThrow();
  }

  PlanningResult<ExternalPlan> planned(ExternalRequest request) {
    return planned(request, FAULTLESS);
  }

  PlanningResult<ExternalPlan> planned(ExternalRequest request, Judgement judged) {
    ActHeader header = new ActHeader(RUN, MAYA, "test", "nonce", at, at.plusSeconds(300));
    return ExternalPlanner.plan(header, request, "first", 1, world(), canary -> judged);
  }

  WorldOfExternals at(Instant instant) {
    at = instant;
    return this;
  }

  WorldOfExternals under(Rulebook other) {
    rulebook = other;
    return this;
  }

  WorldOfExternals instead(Person person) {
    Stream<Person> others = people().stream().filter(known -> !known.id().equals(person.id()));
    directory = new Directory(NOW, Stream.concat(others, Stream.of(person)).toList());
    return this;
  }

  WorldOfExternals facts(Optional<ExternalFacts> other) {
    facts = other;
    return this;
  }

  WorldOfExternals authority(ExternalAuthority other) {
    ExternalFacts usual = facts(NOW);
    return facts(Optional.of(new ExternalFacts(other, usual.list(), usual.canary())));
  }

  WorldOfExternals list(ExternalList other) {
    ExternalFacts usual = facts(NOW);
    return facts(Optional.of(new ExternalFacts(usual.authority(), other, usual.canary())));
  }

  WorldOfExternals canary(ExternalCanary other) {
    ExternalFacts usual = facts(NOW);
    return facts(Optional.of(new ExternalFacts(usual.authority(), usual.list(), other)));
  }

  WorldOfExternals standing(MadeStage stage) {
    standing = Optional.of(made(stage));
    return this;
  }

  WorldOfExternals withItsNameTaken() {
    nameTaken = true;
    return this;
  }

  WorldOfExternals anchoredAlready() {
    anchored = true;
    return this;
  }

  WorldOfExternals withAnchor() {
    anchorStands = true;
    return this;
  }

  WorldOfExternals withRole() {
    roleStands = true;
    return this;
  }

  WorldOfExternals withProfile() {
    profileStands = true;
    return this;
  }

  WorldOfExternals state(String other) {
    state = Digest.ofText(other);
    return this;
  }

  WorldOfExternals change(Optional<ChangeRecord> other) {
    change = other;
    return this;
  }

  ExternalWorld world() {
    return new ExternalWorld(
        at,
        rulebook,
        Digest.ofText("the rulebook"),
        directory,
        facts,
        standing,
        Optional.empty(),
        nameTaken,
        anchored,
        anchorStands,
        roleStands,
        profileStands,
        state,
        List.of(),
        change);
  }

  static MadeAuthority made(MadeStage stage) {
    return new MadeAuthority(
        RunId.of(RunbookId.PKI_SETUP, new ChangeId("CHG-1")),
        new AccountId("111122223333"),
        new Region("eu-central-1"),
        "partner",
        Optional.empty(),
        false,
        Optional.empty(),
        AnchorAtRest.ENABLED,
        Optional.empty(),
        Optional.empty(),
        "sec-ci-canary-partner",
        new RoleArn("arn:aws:iam::111122223333:role/exacttr/canary/ExactTR-Canary-partner"),
        Optional.empty(),
        true,
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new MadeExternal(
                Digest.ofText("certificate"), new CertificateSerial("a1"), "canary-1", NOW, true)),
        stage);
  }

  static ChangeRecord change(ChangeState state) {
    return new ChangeRecord(
        CHANGE,
        state,
        false,
        Optional.of(Instant.EPOCH),
        Optional.of(Instant.parse("2100-01-01T00:00:00Z")),
        Optional.of("111122223333/eu-central-1/partner"),
        Optional.of(MAYA),
        Optional.empty());
  }

  static Person person(String id, String... groups) {
    return person(id, PersonStatus.ACTIVE, groups);
  }

  static Person person(String id, PersonStatus status, String... groups) {
    return new Person(
        new PersonId(id),
        id,
        status,
        Stream.of(groups).map(GroupName::new).collect(Collectors.toSet()),
        Set.of(),
        Set.of());
  }

  private static List<Person> people() {
    return List.of(
        person("maya", "pki-owners"),
        person("ada", "pki-admins"),
        person("grace", "security-leads"),
        person("nora", "ca-attestors"),
        person("olga"),
        person("curt"));
  }
}
