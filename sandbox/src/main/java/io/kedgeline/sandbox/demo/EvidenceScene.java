package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last scene: an outsider checks the record, and a forger tries. */
public final class EvidenceScene {

  private final Sandbox sandbox;
  private final Transcript transcript;

  /** The scene in this sandbox. */
  public EvidenceScene(Sandbox sandbox, Transcript transcript) {
    this.sandbox = sandbox;
    this.transcript = transcript;
  }

  /** Verifies the record of a run and an altered copy; the file of the record. */
  public Path tell(RunId run, String evidence) throws IOException {
    Path file = sandbox.folder().resolve("evidence-" + run.sessionName() + ".json");
    Files.writeString(file, evidence);
    EvidenceVerifier verifier = new EvidenceVerifier(sandbox.trustRoot());
    for (EvidenceFinding finding : verifier.verify(EvidenceBundle.read(file))) {
      transcript.prove("verifier", finding.check() + ": " + finding.sentence(), finding.holds());
    }
    Path forged = sandbox.folder().resolve("evidence-forged.json");
    Files.writeString(forged, evidence.replaceFirst("payroll waits", "payroll Waits"));
    EvidenceFinding chain = verifier.verify(EvidenceBundle.read(forged)).getFirst();
    transcript.prove("verifier", "one byte changed, caught: " + chain.sentence(), !chain.holds());
    return file;
  }
}
