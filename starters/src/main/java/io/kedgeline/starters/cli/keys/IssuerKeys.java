package io.kedgeline.starters.cli.keys;

import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.PublishedKeys;
import io.kedgeline.workflows.settings.IssuerPin;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline keys issuer}: what to pin of the company's issuer. */
@Command(
    name = "issuer",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the file issuer.pin for your company's OpenID Connect issuer, with the keys that it",
      "publishes now. Workers, server and verifiers each pin the issuer by such a file:",
      "",
      "  kedgeline keys issuer https://login.example kedgeline-approvals > issuer.pin",
      "",
      "CLIENT is a public client for approvals alone, never the one that people sign in with:",
      "its tokens are kept with votes. Compare what is printed with what the issuer's own",
      "administrators say. When the issuer publishes a new key, add its line, and keep the old",
      "ones for whoever verifies old evidence."
    })
final class IssuerKeys implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ISSUER", description = "its identifier, such as https://login.example")
  private String issuer = "";

  @Parameters(paramLabel = "CLIENT", description = "the client for approvals")
  private String client = "";

  @Override
  public Integer call() {
    IssuerMetadata found = IssuerMetadata.discover(issuer);
    spec.commandLine()
        .getOut()
        .print(IssuerPin.text(found.issuer(), client, PublishedKeys.of(found)));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
