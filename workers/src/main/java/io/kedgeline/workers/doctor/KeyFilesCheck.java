package io.kedgeline.workers.doctor;

import io.kedgeline.workers.config.BaseIdentityFile;
import io.kedgeline.workers.config.CanaryFile;
import io.kedgeline.workers.config.RunbookKeys;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.SandboxKeys;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether each file of keys can be used, and the canary's certificate holds today. */
final class KeyFilesCheck implements Check {

  private final WorkerConfig config;

  KeyFilesCheck(WorkerConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    read(config.keyring(), file -> SandboxKeys.keyring(file, config.ofSandbox()), findings);
    read(config.issuerPin(), IssuerPin::read, findings);
    read(config.payloadKeys(), KeyFiles::payloadKeys, findings);
    config.base().files().forEach(file -> read(file, BaseIdentityFile::read, findings));
    config.runbookKeys().ifPresent(keys -> readRunbookKeys(keys, findings));
    return findings;
  }

  private void readRunbookKeys(RunbookKeys keys, List<Finding> findings) {
    read(keys.witness(), KeyFiles::secretKey, findings);
    read(keys.seal(), file -> SandboxKeys.signingKey(file, config.ofSandbox()), findings);
    keys.canaries()
        .forEach(canary ->
            read(
                canary,
                file -> validToday(CanaryFile.read(file).certificate(), file, findings),
                findings));
  }

  private static void read(Path file, Consumer<Path> reader, List<Finding> findings) {
    try {
      reader.accept(file);
    } catch (SettingsFault unusable) {
      findings.add(
          Ailment.KEY_FILE_UNUSABLE.of(file.toString(), String.valueOf(unusable.getMessage())));
    }
  }

  private static void validToday(X509Certificate leaf, Path file, List<Finding> findings) {
    Instant from = leaf.getNotBefore().toInstant();
    Instant until = leaf.getNotAfter().toInstant();
    Instant now = Instant.now();
    if (now.isBefore(from) || now.isAfter(until)) {
      findings.add(
          Ailment.CANARY_OUT_OF_DATE.of(
              file.toString(), "its certificate holds from %s to %s".formatted(from, until)));
    }
  }
}
