package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Was everything that was opened closed, and was the closing proved afterwards; and was the
 * certificate that was issued for it revoked, or never issued, as a worker found.
 */
final class WindowEnd {

  private static final Set<Operation> OF_THE_CERTIFICATE =
      Set.of(Operation.ISSUE_CERTIFICATE, Operation.REVOKE_CERTIFICATE);

  private static final Set<String> TAKEN_BACK =
      Set.of(CertificateStage.REVOKED.name(), CertificateStage.UNDONE.name());

  private WindowEnd() {}

  static EvidenceFinding of(Journal journal) {
    EvidenceFinding closed = closed(journal);
    return closed.holds() ? revoked(journal, closed) : closed;
  }

  private static EvidenceFinding closed(Journal journal) {
    Optional<Line> lastIntent = leaseIntents(journal).reduce((first, later) -> later);
    if (lastIntent.isEmpty()) {
      return EndingCheck.finding(true, "the run ended, nothing had been opened");
    }
    if (!lastIntent.get().says("operation").equals("CLOSE")) {
      return EndingCheck.finding(
          false,
          "entry %d opens, and nothing closes after it".formatted(lastIntent.get().number()));
    }
    Line closing = lastIntent.get();
    Optional<Line> opening =
        leaseIntents(journal)
            .filter(line -> !line.says("operation").equals("CLOSE"))
            .reduce((first, later) -> later);
    if (opening.filter(opened -> !sameLease(opened, closing)).isPresent()) {
      return EndingCheck.finding(
          false, "entry %d closes another lease than was opened".formatted(closing.number()));
    }
    Optional<Line> closed = journal.of(FactKind.CLOSED).findFirst();
    Optional<Line> done = EndingCheck.result(journal, "Close", closing.number());
    Optional<Line> proved =
        done.flatMap(line -> EndingCheck.result(journal, "ProveClosed", line.number()));
    return closed.isPresent() && proved.isPresent()
        ? EndingCheck.finding(
            true, "entry %d: closed, and proved by the worker".formatted(closed.get().number()))
        : EndingCheck.finding(
            false, "the run says that it closed, and no worker did it and proved it");
  }

  private static Stream<Line> leaseIntents(Journal journal) {
    return journal
        .of(FactKind.INTENT)
        .filter(line -> Deeds.operation(line).filter(OF_THE_CERTIFICATE::contains).isEmpty());
  }

  private static boolean sameLease(Line opened, Line closed) {
    return Stream.of("object", "role", "holder", "from")
        .allMatch(name -> opened.says(name).equals(closed.says(name)));
  }

  /**
   * What was given up is never issued afterwards, so a task that comes late and is refused takes
   * nothing back of that.
   */
  private static EvidenceFinding revoked(Journal journal, EvidenceFinding closed) {
    Optional<Line> issuing =
        journal
            .of(FactKind.INTENT)
            .filter(line -> Deeds.issues(line))
            .reduce((first, later) -> later);
    if (issuing.isEmpty()) {
      return closed;
    }
    long issued =
        journal
            .of(FactKind.RESULT)
            .filter(line -> line.says("activity").equals("IssueCertificate"))
            .mapToLong(Line::number)
            .max()
            .orElse(0L);
    boolean takenBack =
        journal
            .of(FactKind.RESULT)
            .filter(line -> line.number() > issued)
            .anyMatch(line ->
                line.says("activity").equals("RevokeCertificate")
                    && TAKEN_BACK.contains(line.says("stage")));
    return takenBack
        ? EndingCheck.finding(
            true, closed.sentence() + "; its certificate is revoked, or was never issued")
        : EndingCheck.finding(
            false,
            "entry %d had a certificate issued, and no worker revoked it"
                .formatted(issuing.get().number()));
  }
}
