package io.kedgeline.starters.cli.evidence;

import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.starters.evidence.TrustRoot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline evidence verify}: needs neither server nor network. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies an evidence file against keys that you pinned yourself.",
      "Checks the chain, the seal, whose word each fact is, the signed acts, the authority of all that",
      "was opened, and that it was closed; exit code 0 only if all hold."
    },
    footer = {
      "",
      "The trust root is a properties file: act.keys and seal.keys name files of lines KEY-ID BASE64,",
      "rulebook names the file of the rulebook that was in force, rulebook.sha256 is its digest.",
      "sandbox=true is for a sandbox's record only: its keys are taken by no other trust root."
    })
final class Verify implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the evidence file")
  private Path file = Path.of("");

  @Option(
      names = "--trust-root",
      required = true,
      paramLabel = "FILE",
      description = "the keys and the rulebook that you pinned")
  private Path trustRoot = Path.of("");

  @Override
  public Integer call() {
    List<EvidenceFinding> findings =
        new EvidenceVerifier(TrustRoot.read(trustRoot)).verify(EvidenceBundle.read(file));
    PrintWriter out = spec.commandLine().getOut();
    for (EvidenceFinding finding : findings) {
      out.printf(
          "%-6s %-9s %s%n",
          finding.holds() ? "ok" : "FAILED", finding.check(), Text.plain(finding.sentence()));
    }
    out.flush();
    return findings.stream().allMatch(EvidenceFinding::holds)
        ? ExitCode.DONE.code()
        : ExitCode.FAILED.code();
  }
}
