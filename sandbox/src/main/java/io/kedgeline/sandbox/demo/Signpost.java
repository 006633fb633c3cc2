package io.kedgeline.sandbox.demo;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import java.nio.file.Path;

/** Tells where to look next. */
final class Signpost {

  private Signpost() {}

  static String after(Sandbox sandbox, Path evidence) {
    return """
    Evidence:      %1$s
    Check it:      ./kedgeline evidence verify %1$s --trust-root %2$s
    Look around:   ./kedgeline demo --stay
    What is meant: docs/threat-model.md; where AWS differs from the twin: docs/divergences.md\
    """
        .formatted(shortened(evidence), shortened(sandbox.trustRootFile()));
  }

  static String staying(Sandbox sandbox) {
    return """

    Everything stays up until Ctrl-C; nothing is left running then. In another terminal:
      export KEDGELINE_SERVER=%1$s KEDGELINE_TOKEN_FILE=%2$s
      ./kedgeline login --login-hint %3$s   (or grace@, ravi@, omar@exacttr.example)
      ./kedgeline run history RB-06/CHG-1042
      ./kedgeline window request --change CHG-7 --profile sec-breakglass --holder omar \\
        --certificate %4$s --length 20m --reason 'to look around'
      ./kedgeline window approve CHG-7\
    """
        .formatted(
            sandbox.server(),
            shortened(sandbox.folder().resolve("token")),
            InventedPeople.subject(InventedPeople.REQUESTER),
            sandbox.holderIdentity());
  }

  /** As people would type it from where they are. */
  private static Path shortened(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
