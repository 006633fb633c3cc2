package io.kedgeline.starters.cli;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.database.MigrationStopped;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.starters.client.ApiRefusal;
import io.kedgeline.starters.client.ServerUnreachable;
import io.kedgeline.starters.oidc.IssuerUnreachable;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.TokenRefused;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one place and one manner: on stderr, with the exit code that fits. */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    ExitCode exit =
        switch (failure) {
          case ApiRefusal refusal -> refused(err, command, refusal.problem());
          case ServerUnreachable silent -> say(err, silent.sentence(), ExitCode.UNREACHABLE);
          case IssuerUnreachable silent -> say(err, silent.sentence(), ExitCode.UNREACHABLE);
          case LedgerUnreachable silent -> say(err, message(silent), ExitCode.UNREACHABLE);
          case MigrationStopped stopped -> say(err, message(stopped), ExitCode.FAILED);
          case OidcFault fault -> say(err, fault.sentence(), ExitCode.FAILED);
          case TokenRefused token ->
              say(err, "the issuer's token is not believed: " + token.reason(), ExitCode.FAILED);
          case CommandRefusal refusal -> say(err, refusal.sentence(), refusal.exit());
          case SettingsFault fault -> say(err, message(fault), ExitCode.WRONG_INPUT);
          case DocumentFaults faults -> say(err, message(faults), ExitCode.WRONG_INPUT);
          case IllegalArgumentException wrong -> say(err, message(wrong), ExitCode.WRONG_INPUT);
          default -> say(err, failure.toString(), ExitCode.FAILED);
        };
    err.flush();
    return exit.code();
  }

  private static ExitCode refused(PrintWriter err, CommandLine command, ProblemView problem) {
    if (Connection.wantsJson(command)) {
      err.println(JsonText.line(problem));
    } else {
      err.println("kedgeline: " + Text.plain(problem.code() + ": " + problem.detail()));
      for (Fault fault : problem.faults()) {
        err.println("  " + Text.plain(fault.path()) + ": " + Text.plain(fault.rule()));
      }
    }
    return ExitCode.of(problem);
  }

  private static String message(Exception failure) {
    return String.valueOf(failure.getMessage());
  }

  private static ExitCode say(PrintWriter err, String sentence, ExitCode exit) {
    err.println("kedgeline: " + Text.plainLines(sentence));
    return exit;
  }
}
