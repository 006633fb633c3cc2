package io.kedgeline.sandbox.demo.onboarding;

import static io.kedgeline.sandbox.world.InventedPeople.PKI_OWNER;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What it cost, and whether an outsider can check it. */
final class RecordScene {

  /**
   * The most remote activities of the three runbooks together, notes to the change system apart.
   */
  private static final int MOST_ACTIVITIES = 25;

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final ApiClient anybody;

  RecordScene(Sandbox sandbox, Transcript transcript) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.anybody = sandbox.as(PKI_OWNER);
  }

  void tell(List<RunId> all, List<RunId> useCase) throws IOException {
    List<Long> each = useCase.stream().map(run -> anybody.run(run).activities()).toList();
    long notes = useCase.stream().mapToLong(this::notes).sum();
    long sum = each.stream().mapToLong(Long::longValue).sum() - notes;
    transcript.prove(
        "kedgeline",
        "took %d remote activities (of %d) for authority, profile and consumer: %s, of which %d note the change"
            .formatted(
                sum,
                MOST_ACTIVITIES,
                each.stream().map(String::valueOf).collect(Collectors.joining(" + ")),
                notes),
        sum <= MOST_ACTIVITIES);
    for (RunId run : all) {
      verify(run);
    }
  }

  private long notes(RunId run) {
    return anybody.history(run).entries().stream()
        .map(JournalEntry::fact)
        .filter(fact -> fact.kind() == FactKind.RESULT)
        .filter(fact -> fact.detail().getOrDefault("activity", "").equals("NoteChange"))
        .count();
  }

  private void verify(RunId run) throws IOException {
    Path file = sandbox.folder().resolve("evidence-" + run.sessionName() + ".json");
    Files.writeString(file, anybody.evidence(run));
    List<EvidenceFinding> contradicted =
        new EvidenceVerifier(sandbox.trustRoot())
            .verify(EvidenceBundle.read(file)).stream()
                .filter(finding -> !finding.holds())
                .toList();
    transcript.prove(
        "verifier",
        "%s: %s"
            .formatted(
                run,
                contradicted.isEmpty()
                    ? "every check of its record holds"
                    : contradicted.getFirst().sentence()),
        contradicted.isEmpty());
  }
}
