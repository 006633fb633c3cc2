package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code environments}. */
final class EnvironmentsPart {

  static final String OTHER_ACCOUNT = "must be a policy of the environment's account";
  private static final int MOST = 50;

  private EnvironmentsPart() {}

  static List<Environment> read(Section runbook) {
    Unique<String> names = new Unique<>("an environment is listed once", runbook.faults());
    List<Environment> environments = new ArrayList<>();
    for (Section section : runbook.sections("environments", MOST)) {
      Optional<String> name = section.text("name", NameShape.LABEL);
      names.take(name, section.at("name"));
      Optional<AccountId> account = section.named("account", AccountId::new);
      Optional<Region> region = section.named("region", Region::new);
      Optional<PolicyArn> boundary = section.named("boundary", PolicyArn::new);
      if (section.sound()) {
        section
            .checked(() ->
                new Environment(
                    name.orElseThrow(),
                    account.orElseThrow(),
                    region.orElseThrow(),
                    boundary.orElseThrow()))
            .ifPresent(environments::add);
      }
    }
    return environments;
  }
}
