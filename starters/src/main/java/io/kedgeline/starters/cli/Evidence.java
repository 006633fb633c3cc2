package io.kedgeline.starters.cli;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.starters.evidence.TrustRoot;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.SettingsFault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline evidence}: what a run left for outsiders to check. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = "Checks what a run left behind, offline.",
    subcommands = Evidence.Verify.class)
final class Evidence implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Verifies a bundle against pinned keys. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Verifies an evidence file against keys that you pinned yourself.",
        "Checks the chain, the seal, the signed acts and the quorum; exit code 0 only if all hold."
      })
  static final class Verify implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "the evidence file")
    private Path file = Path.of("");

    @Option(
        names = "--act-keys",
        required = true,
        paramLabel = "FILE",
        description = "public keys of the servers that authenticate people: KEY-ID BASE64 a line")
    private Path actKeys = Path.of("");

    @Option(
        names = "--seal-keys",
        required = true,
        paramLabel = "FILE",
        description = "public keys of the ledgers that seal: KEY-ID BASE64 a line")
    private Path sealKeys = Path.of("");

    @Option(
        names = "--rulebook-sha256",
        required = true,
        paramLabel = "HEX",
        description = "the SHA-256 of the rulebook that was in force")
    private String rulebook = "";

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      try {
        TrustRoot trust =
            new TrustRoot(
                KeyFiles.keyring(actKeys), KeyFiles.keyring(sealKeys), new Digest(rulebook));
        List<EvidenceFinding> findings =
            new EvidenceVerifier(trust).verify(EvidenceBundle.read(file));
        for (EvidenceFinding finding : findings) {
          out.printf(
              "%-6s %-7s %s%n",
              finding.holds() ? "ok" : "FAILED", finding.check(), finding.sentence());
        }
        return findings.stream().allMatch(EvidenceFinding::holds) ? 0 : 1;
      } catch (SettingsFault | IllegalArgumentException wrong) {
        spec.commandLine().getErr().println("kedgeline: " + wrong.getMessage());
        return 2;
      }
    }
  }
}
