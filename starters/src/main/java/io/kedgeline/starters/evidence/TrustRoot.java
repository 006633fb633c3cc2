package io.kedgeline.starters.evidence;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.settings.SandboxKeys;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.List;

/**
 * What a verifier believes before reading: pinned by themselves, never taken from the evidence.
 *
 * @param people the servers that say who a person is, and the issuer whose sign-ins fill slots
 * @param sealKeys keys of the ledgers that seal journals
 * @param rulebook the rulebook that was in force, whose octets have the pinned digest
 */
public record TrustRoot(Trust people, Keyring sealKeys, LoadedRulebook rulebook) {

  /**
   * Reads a properties file: {@code act.keys} and {@code seal.keys} name files of lines {@code
   * KEY-ID BASE64}, {@code issuer.pin} the issuer's (see {@link IssuerPin}), {@code rulebook} names
   * the rulebook's file and {@code rulebook.sha256} its digest. Whoever verifies a sandbox's
   * records says {@code sandbox=true}: a company's trust root takes no sandbox's key, and a
   * sandbox's no company's.
   *
   * @throws SettingsFault naming everything that is wrong with it
   */
  public static TrustRoot read(Path file) {
    Settings settings = Settings.read(file);
    Path actKeys = settings.path("act.keys");
    Path sealKeys = settings.path("seal.keys");
    Path issuer = settings.path("issuer.pin");
    Path rulebook = settings.path("rulebook");
    String pin = settings.text("rulebook.sha256");
    boolean sandbox = settings.optional("sandbox").filter("true"::equals).isPresent();
    settings.requireSound();
    return new TrustRoot(
        new Trust(keys(file, "act.keys", actKeys, sandbox), IssuerPin.read(issuer)),
        keys(file, "seal.keys", sealKeys, sandbox),
        RulebookFile.readPinned(rulebook, digest(file, pin)));
  }

  private static Keyring keys(Path file, String setting, Path keyFile, boolean sandbox) {
    Keyring keys = KeyFiles.keyring(keyFile);
    List<String> strange = SandboxKeys.ids(keys, !sandbox);
    if (!strange.isEmpty()) {
      throw new SettingsFault(
          file.toString(),
          sandbox
              ? "%s: %s is no sandbox's key; take sandbox=true out to believe it"
                  .formatted(setting, strange.getFirst())
              : "%s: %s is a sandbox's key, which proves nothing of a company; say sandbox=true to"
                      .formatted(setting, strange.getFirst())
                  + " look at a sandbox's record");
    }
    return keys;
  }

  private static Digest digest(Path file, String pin) {
    try {
      return new Digest(pin);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(
          file.toString(), "rulebook.sha256: " + String.valueOf(broken.getMessage()));
    }
  }
}
