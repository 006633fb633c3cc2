package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.Map;
import java.util.Optional;

/**
 * Was a certificate that was issued seen and registered afterwards, by a worker; or did a worker
 * find it revoked, or never issued. Nothing else is an end.
 */
final class EnrollmentEnd {

  private static final Map<String, CertificateStage> TAKEN_BACK =
      Map.of("REVOKED", CertificateStage.REVOKED, "NOT_ISSUED", CertificateStage.UNDONE);

  private EnrollmentEnd() {}

  static EvidenceFinding of(Journal journal, Line end) {
    Optional<Line> issuing =
        journal.lines().stream().filter(Deeds::opens).reduce((first, later) -> later);
    if (issuing.isEmpty()) {
      return fits(
          !end.says("state").equals("REGISTERED"),
          "the run ended, nothing had been issued",
          "the run says that it enrolled a device, and no worker set out to have anything issued");
    }
    return end.says("state").equals("REGISTERED")
        ? registered(journal)
        : takenBack(journal, issuing.get(), end);
  }

  private static EvidenceFinding registered(Journal journal) {
    Optional<Line> issued = EndingCheck.result(journal, "IssueCertificate", 0);
    boolean seen =
        issued
            .filter(line ->
                journal
                    .of(FactKind.RESULT)
                    .filter(later -> later.number() > line.number())
                    .anyMatch(EnrollmentEnd::foundRegistered))
            .isPresent();
    boolean revoked = journal.of(FactKind.RESULT).anyMatch(line -> stage(line).equals("REVOKED"));
    return fits(
        seen && !revoked && journal.of(FactKind.REGISTERED).findFirst().isPresent(),
        "the certificate was issued, seen by a worker and then registered",
        "the run says that it enrolled a device, and no worker saw its certificate used and left it");
  }

  private static EvidenceFinding takenBack(Journal journal, Line issuing, Line end) {
    boolean takenBack =
        journal
            .of(FactKind.RESULT)
            .filter(line -> line.number() > issuing.number())
            .anyMatch(line ->
                Optional.ofNullable(TAKEN_BACK.get(end.says("state")))
                    .filter(stage -> stage(line).equals(stage.name()))
                    .isPresent());
    return fits(
        takenBack,
        "what was issued was revoked, or nothing had been, as a worker says",
        "entry %d had a certificate issued that was neither used nor revoked"
            .formatted(issuing.number()));
  }

  /** A worker that looked, or was to revoke what stands registered by then, and says so. */
  private static boolean foundRegistered(Line line) {
    boolean seen =
        line.says("activity").equals("ConfirmSession") && line.says("registered").equals("true");
    return seen || stage(line).equals("REGISTERED");
  }

  private static String stage(Line line) {
    return line.says("activity").equals("RevokeCertificate") ? line.says("stage") : "";
  }

  private static EvidenceFinding fits(boolean holds, String good, String bad) {
    return EndingCheck.finding(holds, holds ? good : bad);
  }
}
