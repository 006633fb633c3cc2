package io.kedgeline.sandbox.demo.onboarding;

import static io.kedgeline.sandbox.world.InventedPeople.CUSTODIAN;
import static io.kedgeline.sandbox.world.InventedPeople.PKI_OWNER;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Transcript;

/** All of it once more: nothing changes. */
final class AgainScene {

  private static final ChangeId SECOND_AUTHORITY = new ChangeId("CHG-2011");
  private static final ChangeId SECOND_ENROLLMENT = new ChangeId("CHG-2015");

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Ground ground;

  AgainScene(Sandbox sandbox, Transcript transcript, Ground ground) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.ground = ground;
  }

  void tell(RunId authority, RunId enrollment) {
    long before = ground.changes();
    AuthorityScene pki = new AuthorityScene(sandbox, transcript, ground);
    ConsumerScene consumer = new ConsumerScene(sandbox, transcript);
    boolean same =
        pki.ask(AuthorityScene.CHANGE).equals(authority)
            && consumer.ask(ConsumerScene.CHANGE).equals(enrollment);
    transcript.prove(
        "dora", "asks for the same change again, and so does carl: the same runs", same);
    Approvals approvals = new Approvals(sandbox);
    String second = approvals.settled(sandbox.as(PKI_OWNER), pki.ask(SECOND_AUTHORITY));
    String third = approvals.settled(sandbox.as(CUSTODIAN), consumer.ask(SECOND_ENROLLMENT));
    transcript.prove(
        "kedgeline",
        "with another change: the authority %s, the laptop %s, and %d changes in AWS"
            .formatted(second, third, ground.changes() - before),
        second.equals("REJECTED") && third.equals("REJECTED") && ground.changes() == before);
  }
}
