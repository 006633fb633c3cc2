package io.kedgeline.sandbox.demo.onboarding;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Transcript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells the story, scene by scene; people speak to the server over HTTP. */
public final class Onboarding {

  private final Sandbox sandbox;
  private final Transcript transcript;

  /** The story in this sandbox. */
  public Onboarding(Sandbox sandbox, Transcript transcript) {
    this.sandbox = sandbox;
    this.transcript = transcript;
  }

  /** Tells it. */
  public void tell() throws IOException, InterruptedException {
    Ground ground = new Ground(sandbox);
    ground.prepare();
    transcript.say("admin", "made a root authority, and the boundary that each role gets");
    transcript.prove(
        "aws", "has no trust anchor of ours and no profile: " + ground.standing(), ground.empty());
    AuthorityScene authority = new AuthorityScene(sandbox, transcript, ground);
    RunId pki = authority.tell();
    ProfilesScene profiles = new ProfilesScene(sandbox, transcript, ground, authority.anchor());
    List<RunId> made = profiles.tell();
    ConsumerScene consumer = new ConsumerScene(sandbox, transcript);
    RunId enrolled = consumer.tell();
    new StrangersScene(sandbox, transcript, consumer.bundle()).tell();
    new AgainScene(sandbox, transcript, ground).tell(pki, enrolled);
    RunId window = new WindowScene(sandbox, transcript, ground).tell();
    List<RunId> all = new ArrayList<>(List.of(pki));
    all.addAll(made);
    all.add(enrolled);
    all.add(window);
    new RecordScene(sandbox, transcript).tell(all, List.of(pki, made.getFirst(), enrolled));
  }
}
