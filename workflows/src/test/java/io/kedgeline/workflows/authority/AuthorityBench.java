package io.kedgeline.workflows.authority;

import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingBench;
import java.util.List;
import java.util.Map;

/** One setup: maya asks, ada and grace approve. */
final class AuthorityBench extends MakingBench<FakeAuthority> {

  AuthorityBench() {
    super(
        new Asked(
            AuthorityWorlds.RUN,
            PkiSetup.class,
            PkiSetupImpl.class,
            AuthorityWorlds.REQUEST,
            AuthorityWorlds.MAYA,
            Map.of("pki-admin", AuthorityWorlds.ADA, "security-lead", AuthorityWorlds.GRACE),
            List.of(TaskQueues.PKI, TaskQueues.PROVISION, TaskQueues.ISSUE)),
        FakeAuthority::new);
  }
}
