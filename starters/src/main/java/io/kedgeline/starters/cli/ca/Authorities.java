package io.kedgeline.starters.cli.ca;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.cli.governed.Noun;
import io.kedgeline.starters.cli.governed.SeenRun;
import io.kedgeline.starters.client.ApiClient;

/** Authorities that are to be made. */
final class Authorities implements Noun {

  @Override
  public String word() {
    return "ca";
  }

  @Override
  public RunId run(ChangeId change) {
    return RunId.of(RunbookId.PKI_SETUP, change);
  }

  @Override
  public SeenRun look(ApiClient client, ChangeId change) {
    AuthorityView authority = client.authority(change);
    return new SeenRun(
        authority.run(),
        authority.state().name(),
        authority.requester(),
        ShownAuthority.OTHERS,
        authority.emptySlots(),
        authority.digest(),
        authority.plan(),
        authority,
        ShownAuthority.words(authority));
  }
}
