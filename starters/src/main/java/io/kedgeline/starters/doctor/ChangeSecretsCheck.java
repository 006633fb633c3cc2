package io.kedgeline.starters.doctor;

import io.kedgeline.starters.change.ChangeSignature;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.nio.file.Path;
import java.util.List;

/** Whether there is something to judge the change system's signatures by. */
record ChangeSecretsCheck(Path secrets) implements Check {

  @Override
  public String name() {
    return "change webhooks";
  }

  @Override
  public List<Finding> findings() {
    return Secrets.unusable("change.signing.secret", () -> ChangeSignature.read(secrets)).stream()
        .toList();
  }
}
