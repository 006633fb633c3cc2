package io.kedgeline.starters.cli.policy;

import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.JudgementText;
import io.kedgeline.domain.trustpolicy.TrustPolicyLint;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.JsonText;
import io.kedgeline.starters.cli.Tools;
import io.kedgeline.workflows.wire.RulebookFile;
import io.kedgeline.workflows.wire.TrustPolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline policy lint}: of a file without server or network. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Judges the trust policy of a role that Roles Anywhere lets certificates into.",
      "",
      "Says CLOSED where each way in is shown to be shut, OPEN with a stranger's certificate that gets",
      "in, and UNSURE where neither is shown. docs/policy-lint.md lists the checks. What of role and",
      "profile nobody says is not checked, and listed as such."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was found",
      "1:AWS has no such role, or refuses to show it",
      "2:wrong input, nothing was judged",
      "5:something was found",
      "7:AWS does not answer"
    },
    footer = {
      "",
      "  kedgeline policy lint trust.json",
      "  kedgeline policy lint arn:aws:iam::111122223333:role/R --settings worker.properties",
      "  aws iam get-role --role-name R --query Role.AssumeRolePolicyDocument |",
      "    kedgeline policy lint - --profile-name sec-readonly --output json"
    })
final class Lint implements Callable<Integer> {

  /** How the judgement is printed. */
  enum Output {
    text,
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE|ARN",
      description = "the policy's JSON, - for standard input, or a role's ARN")
  private String file = "";

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "for an ARN: a worker's settings, whose identity reads the role and whose rulebook counts")
  private Optional<String> settings = Optional.empty();

  @Option(
      names = "--rulebook",
      paramLabel = "FILE",
      defaultValue = "${env:KEDGELINE_RULEBOOK:-runbooks/rulebook.yaml}",
      description =
          "whose trustPolicies say what is required (or KEDGELINE_RULEBOOK); ${DEFAULT-VALUE} unless said")
  private Path rulebook = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text for people, json for programs")
  private Output output = Output.text;

  @Mixin private RoleOptions role = new RoleOptions();

  @Override
  public Integer call() throws IOException {
    if (file.startsWith("arn:")) {
      return Tools.run("kedgeline-policy-lint", spec, ofRole());
    }
    Judgement judgement =
        TrustPolicyLint.judge(TrustPolicyFile.parse(octets()), role.settings(), rules());
    spec.commandLine()
        .getOut()
        .println(output == Output.json ? JsonText.pretty(judgement) : JudgementText.of(judgement));
    spec.commandLine().getOut().flush();
    return (judgement.findings().isEmpty() ? ExitCode.DONE : ExitCode.STALE).code();
  }

  private String[] ofRole() {
    String worker =
        settings.orElseThrow(() ->
            new CommandRefusal(
                ExitCode.WRONG_INPUT, "an ARN needs --settings: a worker's identity reads AWS"));
    if (role.isSaid()) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "of an ARN AWS itself says what role and profiles are like");
    }
    return output == Output.json
        ? new String[] {worker, file, "--json"}
        : new String[] {worker, file};
  }

  private TrustPolicyRules rules() {
    return RulebookFile.read(rulebook)
        .rulebook()
        .trustPolicies()
        .orElseThrow(() ->
            new CommandRefusal(
                ExitCode.WRONG_INPUT,
                "the rulebook has no trustPolicies, so nothing says what is required"));
  }

  /** One octet more than is taken, so that a longer document is seen to be too long. */
  private byte[] octets() throws IOException {
    if (file.equals("-")) {
      return System.in.readNBytes(TrustPolicyFile.MOST_OCTETS + 1);
    }
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      return in.readNBytes(TrustPolicyFile.MOST_OCTETS + 1);
    } catch (IOException unreadable) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, file + ": must be a file that can be read, or -");
    }
  }
}
