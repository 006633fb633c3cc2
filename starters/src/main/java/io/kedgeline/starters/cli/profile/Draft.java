package io.kedgeline.starters.cli.profile;

import io.kedgeline.starters.cli.Tools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline profile draft}: needs neither server nor network, and changes nothing. */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a profile of the security pattern and its role, as JSON with the names of AWS's own",
      "operations: the trust policy is generated and judged by the rulebook, the role's policy is the",
      "least that its purpose needs. docs/profiles.md says what each is for, and what to give --with."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:drafted, and no stranger gets in",
      "2:wrong input, nothing was drafted",
      "5:drafted, and the checks found what stands on the error output"
    },
    footer = {
      "",
      "  kedgeline profile draft sec-readonly --account 111122223333 \\",
      "    --anchor arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/ID \\",
      "    --boundary arn:aws:iam::111122223333:policy/exacttr/Boundary \\",
      "    --certificate 'x509Issuer/CN=ExactTR Prod Sub CA G2' --certificate x509Subject/OU=prod \\",
      "    --certificate 'x509SAN/URI=urn:exacttr:device:*'"
    })
final class Draft implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PROFILE", description = "its name, such as sec-readonly")
  private String profile = "";

  @Option(
      names = "--account",
      required = true,
      paramLabel = "ID",
      description = "the account that it is for: 12 digits")
  private String account = "";

  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "ARN",
      description = "a trust anchor of that account; twice while an authority is replaced")
  private List<String> anchors = new ArrayList<>();

  @Option(
      names = "--boundary",
      required = true,
      paramLabel = "ARN",
      description = "the permissions boundary that the role gets")
  private String boundary = "";

  @Option(
      names = "--certificate",
      paramLabel = "ATTRIBUTE=VALUE",
      description =
          "what a certificate must say, for each attribute that the rulebook asks for; a URI may end in *")
  private List<String> certificate = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "NAME=VALUE",
      description = "a name that the role's policy needs, such as EVIDENCE_BUCKET")
  private List<String> with = new ArrayList<>();

  @Option(
      names = "--session",
      paramLabel = "SPAN",
      defaultValue = "PT15M",
      description = "how long its sessions are; ${DEFAULT-VALUE} unless said")
  private Duration session = Duration.ZERO;

  @Option(
      names = "--rulebook",
      paramLabel = "FILE",
      defaultValue = "${env:KEDGELINE_RULEBOOK:-runbooks/rulebook.yaml}",
      description =
          "whose trustPolicies say what is required (or KEDGELINE_RULEBOOK); ${DEFAULT-VALUE} unless said")
  private String rulebook = "";

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>();
    Map.of(
            "profile", profile,
            "account", account,
            "boundary", boundary,
            "session", session.toString(),
            "rulebook", rulebook)
        .forEach((name, value) -> arguments.add(name + "=" + value));
    anchors.forEach(anchor -> arguments.add("anchor=" + anchor));
    certificate.forEach(attribute -> arguments.add("certificate=" + attribute));
    with.forEach(value -> arguments.add("with=" + value));
    return Tools.run("kedgeline-profile-draft", spec, arguments.toArray(String[]::new));
  }
}
