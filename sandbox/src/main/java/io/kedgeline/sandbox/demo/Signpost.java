package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import java.nio.file.Path;

/** Tells where to look next. */
final class Signpost {

  /** The change whose window waits to be approved. */
  static final ChangeId WAITING = new ChangeId("CHG-6");

  /** A change that is recorded, and of which nobody has asked anything. */
  static final ChangeId UNUSED = new ChangeId("CHG-7");

  private Signpost() {}

  static String after(Sandbox sandbox, Path evidence) {
    return """
    Evidence:      %1$s
    Check it:      ./kedgeline evidence verify %1$s --trust-root %2$s
    Click it:      ./kedgeline demo --stay
    What is meant: docs/threat-model.md; where AWS differs from the twin: docs/divergences.md\
    """
        .formatted(shortened(evidence), shortened(sandbox.trustRootFile()));
  }

  static String staying(Sandbox sandbox) {
    return """

    Everything stays up until Enter; nothing is left running then.
    The company's Slack is at %8$s
      There Maya's %9$s waits. Be grace: "Sign in to approve as security-lead", and choose grace@ at the
      company's issuer; be ravi: "Approve as ir-lead".
      Then the window opens, for omar; or deny it, which asks why.
    The same and more in another terminal:
      export KEDGELINE_SERVER=%1$s KEDGELINE_TOKEN_FILE=%2$s
      ./kedgeline login --login-hint %3$s   (or grace@, ravi@, omar@exacttr.example)
      ./kedgeline run history RB-06/CHG-1042
      ./kedgeline window request --change %10$s --profile sec-breakglass --holder omar \\
        --certificate %4$s --length 20m --reason 'to look around'
      ./kedgeline window approve %10$s
    %10$s is recorded in the company's change system. To record another, or to cancel it (state 4):
      curl -H "Authorization: Bearer $(cat %5$s)" -H 'Content-Type: application/json' \\
        %6$s/api/now/table/change_request -d '{"number":"CHG-8","state":"-1",
        "requested_by":"%3$s","cmdb_ci":"%7$s",
        "start_date":"2026-01-01 00:00:00","end_date":"2030-01-01 00:00:00"}'
      curl -X PATCH ... %6$s/api/now/table/change_request/SYS_ID -d '{"state":"4"}'\
    """
        .formatted(
            sandbox.server(),
            shortened(sandbox.folder().resolve("token")),
            InventedPeople.subject(InventedPeople.REQUESTER),
            sandbox.holderIdentity(),
            shortened(sandbox.folder().resolve("change.token")),
            sandbox.changes().endpoint(),
            sandbox.account().profile(),
            sandbox.slack().page(),
            WAITING,
            UNUSED);
  }

  /** As people would type it from where they are. */
  private static Path shortened(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file) : file;
  }
}
