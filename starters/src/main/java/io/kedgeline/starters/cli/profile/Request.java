package io.kedgeline.starters.cli.profile;

import io.kedgeline.starters.api.ProfileAsked;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline profile request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for a profile and its role to be made. Nothing is made before every slot of the quorum has",
      "approved the plan, which holds every document. Asking the same again for the same change is the",
      "same run."
    },
    footer = {
      "",
      "kedgeline profile request sec-readonly --change CHG-1042 --environment production \\",
      "  --anchor arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/ID \\",
      "  --certificate 'x509Issuer/CN=ExactTR Prod Sub CA G2' --certificate x509Subject/OU=prod \\",
      "  --certificate 'x509SAN/URI=urn:exacttr:device:*' --owner maya --custodian omar \\",
      "  --purpose 'reads findings for the weekly review' --domain security-findings \\",
      "  --reason 'the review team has no access yet'"
    })
final class Request implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "PROFILE", description = "its name, such as sec-readonly")
  private String profile = "";

  @Option(names = "--change", required = true, paramLabel = "CHANGE", description = "the change")
  private String change = "";

  @Option(
      names = "--environment",
      required = true,
      paramLabel = "NAME",
      description = "where it is made, by the rulebook's name")
  private String environment = "";

  @Option(
      names = "--anchor",
      required = true,
      paramLabel = "ARN",
      description = "the trust anchor where its certificates are presented")
  private String anchor = "";

  @Option(
      names = "--certificate",
      required = true,
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
      names = "--owner",
      required = true,
      paramLabel = "PERSON",
      description = "who answers for it")
  private String owner = "";

  @Option(
      names = "--custodian",
      required = true,
      paramLabel = "PERSON",
      description = "who looks after it day by day")
  private String custodian = "";

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "what it is for, for whoever asks a year later")
  private String purpose = "";

  @Option(
      names = "--domain",
      required = true,
      paramLabel = "NAME",
      description = "a domain of data that it touches, such as audit-logs; as often as need be")
  private List<String> domains = new ArrayList<>();

  @Option(
      names = "--tag",
      paramLabel = "KEY=VALUE",
      description = "a further tag of the profile and its role")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @Override
  public Integer call() {
    RunRef asked =
        connection
            .client()
            .request(
                new ProfileAsked(
                    change,
                    profile,
                    environment,
                    anchor,
                    Pairs.named("--certificate", certificate),
                    Pairs.named("--with", with),
                    owner,
                    custodian,
                    purpose,
                    domains,
                    Pairs.named("--tag", tags),
                    reason));
    connection.print(
        asked,
        () ->
            "%s is being planned. Look at it: kedgeline profile show %s"
                .formatted(asked.run(), change));
    return ExitCode.DONE.code();
  }
}
