package io.kedgeline.sandbox.demo.onboarding;

import static io.kedgeline.sandbox.world.InventedPeople.CUSTODIAN;
import static io.kedgeline.sandbox.world.InventedPeople.PROFILE_ADMIN;
import static io.kedgeline.sandbox.world.InventedPeople.PROFILE_OWNER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.ProfileAsked;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.client.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RB-02, three times at once; the fourth profile is an administrator's to make (decision 21). */
final class ProfilesScene {

  /** A profile, its change, whom it lets in, and what its role's policy needs. */
  private record Wanted(
      String name, ChangeId change, String uri, String unit, Map<String, String> parameters) {}

  private static final List<Wanted> WANTED =
      List.of(
          new Wanted(
              "sec-readonly",
              new ChangeId("CHG-2002"),
              "urn:exacttr:device:*",
              "analysts",
              Map.of()),
          new Wanted(
              "sec-ir-playbook",
              new ChangeId("CHG-2003"),
              "urn:exacttr:device:*",
              "responders",
              Map.of(
                  "EVIDENCE_BUCKET",
                  "exacttr-evidence",
                  "EVIDENCE_KEY",
                  "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9")),
          new Wanted(
              "sec-ci-agent",
              new ChangeId("CHG-2004"),
              "urn:exacttr:workload:*",
              "builds",
              Map.of("REPOSITORIES", "exacttr/builds", "ARTIFACT_BUCKET", "exacttr-artifacts")));

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Ground ground;
  private final TrustAnchorArn anchor;
  private final ApiClient tessa;

  ProfilesScene(Sandbox sandbox, Transcript transcript, Ground ground, TrustAnchorArn anchor) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.ground = ground;
    this.anchor = anchor;
    this.tessa = sandbox.as(PROFILE_OWNER);
  }

  List<RunId> tell() {
    List<RunId> runs = WANTED.stream().map(this::ask).toList();
    transcript.say(
        "tessa", "asks for sec-readonly, sec-ir-playbook and sec-ci-agent at that anchor");
    Approvals approvals = new Approvals(sandbox);
    for (Wanted wanted : WANTED) {
      ProfileView planned = until(wanted, OnboardingState.AWAITING_APPROVAL);
      String digest =
          planned
              .digest()
              .orElseThrow(() ->
                  new IllegalStateException(
                      "%s was not planned: %s"
                          .formatted(wanted.name(), planned.reason().orElse(""))))
              .hex();
      approvals.approve(PROFILE_ADMIN, planned.run(), "profile-admin", digest);
      approvals.approve(SECURITY_LEAD, planned.run(), "security-lead", digest);
    }
    transcript.say("hana", "approves each as profile-admin; grace approves as security-lead");
    for (Wanted wanted : WANTED) {
      ProfileView made = until(wanted, OnboardingState.REGISTERED);
      String proof = proof(made.run());
      transcript.prove(
          "canary",
          "%s: %s".formatted(wanted.name(), Proofs.words(proof)),
          made.state() == OnboardingState.REGISTERED && Proofs.complete(proof));
    }
    List<String> standing = new ArrayList<>(ground.profiles());
    transcript.prove(
        "aws",
        "has the pattern's four profiles, sec-breakglass made by an administrator: " + standing,
        standing.containsAll(
            List.of("sec-breakglass", "sec-ci-agent", "sec-ir-playbook", "sec-readonly")));
    return runs;
  }

  private RunId ask(Wanted wanted) {
    Environment there = ground.environment().place();
    sandbox.recordChange(
        wanted.change(),
        "%s/%s/%s".formatted(there.account(), there.region(), wanted.name()),
        PROFILE_OWNER);
    return tessa
        .request(
            new ProfileAsked(
                wanted.change().value(),
                wanted.name(),
                there.name(),
                anchor.value(),
                Map.of(
                    "x509Issuer/CN",
                    ground.draft().terms().commonName(),
                    "x509Subject/OU",
                    wanted.unit(),
                    "x509SAN/URI",
                    wanted.uri()),
                wanted.parameters(),
                PROFILE_OWNER.value(),
                CUSTODIAN.value(),
                "what the security team does in production",
                List.of("audit-logs"),
                Map.of(),
                "production has no such profile yet"))
        .run();
  }

  private ProfileView until(Wanted wanted, OnboardingState state) {
    return Waiting.until(
        () -> Optional.of(tessa.profile(wanted.change())),
        view -> view.state() == state || view.state().last(),
        wanted.name() + " to be " + state);
  }

  private String proof(RunId run) {
    return tessa.history(run).entries().stream()
        .map(JournalEntry::fact)
        .filter(fact -> fact.kind() == FactKind.PROVED)
        .map(fact -> fact.detail().getOrDefault("proof", ""))
        .findFirst()
        .orElse("");
  }
}
