package io.kedgeline.workflows.external;

import io.kedgeline.workflows.authority.PkiSetup;
import io.kedgeline.workflows.authority.PkiSetupImpl;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingBench;
import java.util.List;
import java.util.Map;

/** One setup: maya asks, ada and grace approve, nora attests. */
final class ExternalBench extends MakingBench<FakeExternal> {

  ExternalBench() {
    super(
        new Asked(
            ExternalWorlds.RUN,
            PkiSetup.class,
            PkiSetupImpl.class,
            ExternalWorlds.REQUEST,
            ExternalWorlds.MAYA,
            Map.of(
                "pki-admin",
                ExternalWorlds.ADA,
                "security-lead",
                ExternalWorlds.GRACE,
                "ca-attestor",
                ExternalWorlds.NORA),
            List.of(TaskQueues.PKI, TaskQueues.PROVISION, TaskQueues.ISSUE)),
        FakeExternal::new);
  }
}
