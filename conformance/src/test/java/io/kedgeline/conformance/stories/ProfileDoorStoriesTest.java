package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A profile is asked for and approved at terminals, and its answers from AWS are lost. */
@ExtendWith(SharedSandbox.class)
class ProfileDoorStoriesTest {

  private static final Map<String, String> EVIDENCE =
      Map.of(
          "EVIDENCE_BUCKET", "exacttr-evidence",
          "EVIDENCE_KEY",
              "arn:aws:kms:eu-central-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555");

  private final Sandbox sandbox;
  private final ProfileStory story;

  ProfileDoorStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new ProfileStory(sandbox);
  }

  @AfterEach
  void end() {
    sandbox.aws().levers().faults().clear();
    story.close();
  }

  @Test
  void atTerminalsAProfileIsAskedForApprovedAndMadeOnceThoughAnswersAreLost() {
    Faults faults = sandbox.aws().levers().faults();
    faults.add(Fault.lost("iam", "CreateRole").times(1));
    faults.add(Fault.lost("rolesanywhere", "CreateProfile").times(1));
    faults.add(Fault.lost("rolesanywhere", "EnableProfile").times(1));
    ProfileRequest wanted = story.request("sec-ir-playbook", EVIDENCE);
    String change = wanted.change().value();
    Terminal owner = new Terminal(sandbox, InventedPeople.PROFILE_OWNER);
    Terminal.Said asked = owner.type(asking(wanted));
    assertEquals(0, asked.exit(), asked::err);
    RunId run = RunId.of(RunbookId.PROFILE_ONBOARDING, wanted.change());
    story.until(run, OnboardingState.AWAITING_APPROVAL);
    assertEquals(3, owner.type("profile", "show", change).exit());
    Digest plan = sandbox.desk().plan(run).digest().orElseThrow();
    Terminal admin = new Terminal(sandbox, InventedPeople.PROFILE_ADMIN);
    Terminal.Said looked = admin.type("profile", "approve", change);
    assertTrue(looked.out().contains("CanaryDoesNothingElse"), looked.out());
    assertEquals(
        4,
        approve(new Terminal(sandbox, InventedPeople.PKI_ADMIN), change, "profile-admin", plan)
            .exit());
    assertEquals(0, approve(admin, change, "profile-admin", plan).exit());
    Terminal.Said last =
        approve(new Terminal(sandbox, InventedPeople.SECURITY_LEAD), change, "security-lead", plan);
    assertEquals(0, last.exit(), last::err);
    assertEquals(OnboardingState.REGISTERED, story.outcome(run).state());
    assertEquals(0, owner.type("profile", "show", change).exit());
    assertEquals(List.of(), story.contradicted(run));
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      assertEquals(
          1,
          root.anywhere().listProfilesPaginator(r -> {}).profiles().stream()
              .filter(profile -> profile.name().equals("sec-ir-playbook"))
              .count());
    }
  }

  private static Terminal.Said approve(Terminal terminal, String change, String slot, Digest plan) {
    return terminal.type("profile", "approve", change, "--slot", slot, "--plan", plan.hex());
  }

  private static String[] asking(ProfileRequest wanted) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "profile",
                "request",
                wanted.profile(),
                "--change",
                wanted.change().value(),
                "--environment",
                wanted.environment(),
                "--anchor",
                wanted.anchor().value(),
                "--owner",
                wanted.registration().owner().value(),
                "--custodian",
                wanted.registration().custodian().value(),
                "--purpose",
                wanted.registration().purpose(),
                "--domain",
                "audit-logs",
                "--reason",
                wanted.reason()));
    wanted
        .certificate()
        .forEach((name, value) -> command.addAll(List.of("--certificate", name + "=" + value)));
    wanted
        .parameters()
        .forEach((name, value) -> command.addAll(List.of("--with", name + "=" + value)));
    return command.toArray(String[]::new);
  }
}
