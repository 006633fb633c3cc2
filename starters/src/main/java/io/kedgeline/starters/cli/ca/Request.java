package io.kedgeline.starters.cli.ca;

import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kedgeline ca request}. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for an environment's authority, revocation list and trust anchor to be made, as the rulebook",
      "has them. Nothing is made before every slot of the quorum has approved the plan. Asking the same",
      "again for the same change is the same run.",
      "",
      "For an authority outside AWS, give its documents too, all of them: nothing of it is made but its",
      "trust anchor, and whoever attests it approves besides. The canary's key stays where it is: use its",
      "certificate for a session of the canary's profile once the anchor is enabled, or all is undone."
    },
    footer = {
      "",
      "kedgeline ca request production --change CHG-1041 --owner maya --custodian omar \\",
      "  --purpose 'certificates for the machines of production' --domain security-findings \\",
      "  --reason 'production has no authority yet'",
      "",
      "kedgeline ca request partner --change CHG-1043 --owner maya --custodian omar \\",
      "  --purpose 'machines of the partner' --domain security-findings --reason 'the partner joins' \\",
      "  --certificate ca.pem --revocation-list ca.crl --canary canary.pem \\",
      "  --attestation 'CA audit 2026, section 4' --attestation-sha256 HEX"
    })
final class Request implements Callable<Integer> {

  @Mixin private Connection connection = new Connection();

  @Parameters(paramLabel = "ENVIRONMENT", description = "whose, by the rulebook's name")
  private String environment = "";

  @Option(names = "--change", required = true, paramLabel = "CHANGE", description = "the change")
  private String change = "";

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
      description = "a domain of data that its certificates open; as often as need be")
  private List<String> domains = new ArrayList<>();

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "a further tag of what is made")
  private List<String> tags = new ArrayList<>();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
  private String reason = "";

  @ArgGroup(exclusive = false)
  private @Nullable Documents documents;

  @Override
  public Integer call() {
    RunRef asked =
        connection
            .client()
            .request(
                new AuthorityAsked(
                    change,
                    environment,
                    owner,
                    custodian,
                    purpose,
                    domains,
                    Pairs.named("--tag", tags),
                    reason,
                    Optional.ofNullable(documents).map(Documents::asked)));
    connection.print(
        asked,
        () ->
            "%s is being planned. Look at it: kedgeline ca show %s".formatted(asked.run(), change));
    return ExitCode.DONE.code();
  }
}
