package io.kedgeline.workers.config;

import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.settings.SettingsFault;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * Reads the worker's own AWS identity: a properties file with {@code accessKeyId} and {@code
 * secretAccessKey}, which nobody but its owner may read.
 */
public final class BaseIdentityFile {

  private BaseIdentityFile() {}

  /**
   * The identity in this file.
   *
   * @throws SettingsFault naming everything that is wrong with it, and no value
   */
  public static AwsBasicCredentials read(Path file) {
    Settings settings = Settings.readSecret(file);
    String id = settings.text("accessKeyId");
    String secret = settings.text("secretAccessKey");
    settings.requireSound();
    return AwsBasicCredentials.create(id, secret);
  }
}
