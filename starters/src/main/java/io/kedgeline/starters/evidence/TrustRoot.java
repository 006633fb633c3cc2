package io.kedgeline.starters.evidence;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;

/**
 * What a verifier believes before reading: pinned by themselves, never taken from the evidence.
 *
 * @param actKeys keys of the servers that authenticate people
 * @param sealKeys keys of the ledgers that seal journals
 * @param rulebook the digest of the rulebook that was in force
 */
public record TrustRoot(Keyring actKeys, Keyring sealKeys, Digest rulebook) {

  /**
   * Reads a properties file: {@code act.keys} and {@code seal.keys} name files of lines {@code
   * KEY-ID BASE64}, {@code rulebook.sha256} is the digest.
   *
   * @throws SettingsFault naming everything that is wrong with it
   */
  public static TrustRoot read(Path file) {
    Settings settings = Settings.read(file);
    Path actKeys = settings.path("act.keys");
    Path sealKeys = settings.path("seal.keys");
    String rulebook = settings.text("rulebook.sha256");
    settings.requireSound();
    try {
      return new TrustRoot(
          KeyFiles.keyring(actKeys), KeyFiles.keyring(sealKeys), new Digest(rulebook));
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(
          file.toString(), "rulebook.sha256: " + String.valueOf(broken.getMessage()));
    }
  }
}
