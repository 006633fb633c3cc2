package io.kedgeline.starters.cli.enrollment;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kedgeline enrollment show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows an enrollment, its plan, and who can act. The exit code tells the state: 0 enrolled, 3",
      "pending, 4 refused, or given up and revoked, 6 what was issued could not be revoked, or is not",
      "known."
    })
final class Show implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "CHANGE", description = "the enrollment's change, such as CHG-1042")
  private String change = "";

  @Override
  public Integer call() {
    EnrollmentView seen = connection.client().enrollment(new ChangeId(change));
    connection.print(seen, () -> ShownEnrollment.words(seen));
    return ExitCode.of(seen.state()).code();
  }
}
