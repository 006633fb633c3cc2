package io.kedgeline.starters.cli.certificate;

import io.kedgeline.starters.cli.Tools;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kedgeline cert check-request}: needs neither server nor network. */
@Command(
    name = "check-request",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a certificate may be issued for a request (PKCS#10 in PEM): is it signed by its",
      "own key, is that of an allowed kind, and are the names such as policies may let in by.",
      "docs/certificates.md lists the checks. Who may have it is asked at enrollment, not here."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:a certificate may be issued",
      "2:wrong input, nothing was checked",
      "5:none may be issued, for the reasons that are printed"
    },
    footer = {
      "",
      "  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout device.key \\",
      "    -subj /CN=laptop-0042 -addext subjectAltName=URI:urn:exacttr:device:laptop-0042 |",
      "    kedgeline cert check-request -"
    })
final class CheckRequest implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "the request, or - for standard input")
  private String file = "";

  @Option(
      names = "--rulebook",
      paramLabel = "FILE",
      defaultValue = "${env:KEDGELINE_RULEBOOK:-runbooks/rulebook.yaml}",
      description =
          "whose certificates say what is allowed (or KEDGELINE_RULEBOOK); ${DEFAULT-VALUE} unless said")
  private String rulebook = "";

  @Override
  public Integer call() {
    return Tools.run("kedgeline-cert-check-request", spec, rulebook, file);
  }
}
