package io.kedgeline.workflows.authority;

import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingBench;
import java.util.List;
import java.util.Map;

/** One setup: maya asks, ada and grace approve. */
final class AuthorityBench extends MakingBench<FakeAuthority> {

  AuthorityBench() {
    this(AuthorityWorlds.REQUEST);
  }

  AuthorityBench(AuthorityRequest request) {
    super(
        new Asked(
            AuthorityWorlds.RUN,
            PkiSetup.class,
            PkiSetupImpl.class,
            request,
            AuthorityWorlds.MAYA,
            Map.of("pki-admin", AuthorityWorlds.ADA, "security-lead", AuthorityWorlds.GRACE),
            List.of(TaskQueues.PKI, TaskQueues.PROVISION, TaskQueues.ISSUE)),
        FakeAuthority::new);
  }
}
