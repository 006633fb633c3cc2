package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.IssuedHolder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.workflows.governed.RunStatus;
import java.time.Duration;
import java.util.Optional;

/** What stories of windows do over and over whose holders get a certificate for them. */
final class HolderCertificateStory {

  private final Sandbox sandbox;
  private final Story story;

  HolderCertificateStory(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
  }

  /** Asks for a window of half an hour for this person. */
  RunId asked(PersonId holder) {
    story.peopleAreReadAgain();
    ChangeId change = Story.freshChange();
    sandbox.recordChange(change, sandbox.issuer().profile().value(), REQUESTER);
    return sandbox
        .desk()
        .request(
            Caller.of(REQUESTER, "test"),
            new WindowRequest(
                change,
                sandbox.issuer().profile(),
                holder,
                sandbox.holder(holder).sourceIdentity(),
                Duration.ofMinutes(30),
                "a story that a test tells"));
  }

  /** Asked for, approved, and waiting for the holder's key. */
  RunId awaitingKey(PersonId holder) {
    RunId run = asked(holder);
    approved(run);
    until(run, WindowState.AWAITING_KEY);
    return run;
  }

  /** Both leads approve. */
  void approved(RunId run) {
    until(run, WindowState.AWAITING_APPROVAL);
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
  }

  /** Asked for, approved, and open with a certificate for this holder's key. */
  RunId opened(PersonId person, IssuedHolder holder) {
    RunId run = awaitingKey(person);
    holder.showsKey(run);
    until(run, WindowState.OPEN);
    return run;
  }

  /** What the holder got. */
  BootstrapBundle bundle(RunId run, IssuedHolder holder) {
    return holder.certificate(run).bundle().orElseThrow();
  }

  /** Waits for this state, or for one that nothing follows. */
  WindowState until(RunId run, WindowState wanted) {
    RunStatus there =
        Waiting.until(
            () -> Optional.of(sandbox.desk().status(run)),
            status -> status.state() == wanted || status.state().last(),
            run + " to be " + wanted);
    return WindowState.of(there.state());
  }

  /** What the ledger has of the run's certificate. */
  Optional<IssuedCertificate> kept(RunId run) {
    return new IssuedCertificateTable(sandbox.ledger(), sandbox.clock()).of(run);
  }
}
