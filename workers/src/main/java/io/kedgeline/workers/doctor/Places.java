package io.kedgeline.workers.doctor;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.List;

/** Where a rulebook's profiles are. */
final class Places {

  private Places() {}

  /** An account and a Region in it. */
  record Place(AccountId account, Region region) {}

  static List<Place> of(Rulebook rulebook) {
    return rulebook.breakGlass().profiles().stream()
        .map(governed -> new Place(governed.profile().account(), governed.profile().region()))
        .distinct()
        .toList();
  }
}
