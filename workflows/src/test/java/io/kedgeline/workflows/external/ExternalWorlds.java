package io.kedgeline.workflows.external;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.certificate.KeyKind;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.external.Attestation;
import io.kedgeline.domain.external.ExternalAuthority;
import io.kedgeline.domain.external.ExternalCanary;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalList;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalPlanner;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.external.ExternalWorld;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.workflows.onboarding.DraftJudge;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The world in which an authority outside AWS can be anchored under the shipped rulebook. */
public final class ExternalWorlds {

  static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  static final ChangeId CHANGE = new ChangeId("CHG-1");
  static final RunId RUN = RunId.of(RunbookId.PKI_SETUP, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final PersonId ADA = new PersonId("ada");
  static final PersonId GRACE = new PersonId("grace");
  static final PersonId NORA = new PersonId("nora");
  static final PersonId OLGA = new PersonId("olga");
  static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));
  static final ExternalRequest REQUEST =
      new ExternalRequest(
          CHANGE,
          "partner",
          new Registration(
              OLGA,
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

  private ExternalWorlds() {}

  static ExternalWorld at(Instant now) {
    return world(now, people());
  }

  /** This person stands in exactly these groups. */
  static ExternalWorld where(PersonId person, Instant now, String... groups) {
    Stream<Person> others = people().stream().filter(known -> !known.id().equals(person));
    return world(now, Stream.concat(others, Stream.of(person(person, groups))).toList());
  }

  private static ExternalWorld world(Instant now, List<Person> people) {
    return new ExternalWorld(
        now,
        RULEBOOK.rulebook(),
        RULEBOOK.sha256(),
        new Directory(now, people),
        Optional.of(facts(now)),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        false,
        Digest.ofText("as planned"),
        List.of(),
        Optional.of(change(ChangeState.SCHEDULED)));
  }

  static ExternalPlan plan() {
    ExternalWorld world = at(NOW);
    return ExternalPlanner.plan(
            header(MAYA),
            REQUEST,
            "first",
            1,
            world,
            canary -> DraftJudge.judge(canary, world.rulebook()))
        .planned()
        .orElseThrow();
  }

  static ActHeader header(PersonId person) {
    return new ActHeader(
        RUN, person, "test", "nonce-" + person, NOW, NOW.plus(Duration.ofMinutes(5)));
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

  /** The same documents on one day, so that a second look finds the same. */
  private static ExternalFacts facts(Instant now) {
    Instant today = now.truncatedTo(ChronoUnit.DAYS);
    Instant until = Instant.parse("2100-01-01T00:00:00Z");
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
            Instant.EPOCH,
            until),
        new ExternalList(
            Digest.ofText("list"), true, true, Optional.of("7"), 3, today, Optional.of(until)),
        new ExternalCanary(
            Digest.ofText("canary"),
            new CertificateSerial("a1"),
            Optional.of(
                new CertificateNames(
                    Map.of("CN", "canary-1", "OU", "partner"),
                    Optional.of("urn:exacttr:workload:canary-1"))),
            true,
            true,
            false,
            today.minus(Duration.ofDays(1)),
            today.plus(Duration.ofDays(20))));
  }

  private static List<Person> people() {
    return List.of(
        person(MAYA, "pki-owners"),
        person(ADA, "pki-admins"),
        person(GRACE, "security-leads"),
        person(NORA, "ca-attestors"),
        person(OLGA),
        person(new PersonId("curt")));
  }

  private static Person person(PersonId id, String... groups) {
    return new Person(
        id,
        id.value(),
        PersonStatus.ACTIVE,
        Stream.of(groups).map(GroupName::new).collect(Collectors.toSet()),
        Set.of(),
        Set.of());
  }
}
