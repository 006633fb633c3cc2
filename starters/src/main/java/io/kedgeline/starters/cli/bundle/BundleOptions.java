package io.kedgeline.starters.cli.bundle;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What {@code aws-config} needs to know besides the bundle and the key. */
public final class BundleOptions {

  @Option(
      names = "--helper",
      paramLabel = "PATH",
      defaultValue = "/usr/local/bin/aws_signing_helper",
      description = "where aws_signing_helper is, for aws-config; ${DEFAULT-VALUE} unless said")
  private String helper = "";

  @Option(
      names = "--section",
      paramLabel = "NAME",
      defaultValue = "exacttr",
      description = "what the section of aws-config is called; ${DEFAULT-VALUE} unless said")
  private String section = "";

  /** The files in this folder, by a key that lies there. */
  public BundleFiles in(Path folder, String key) {
    return new BundleFiles(folder, section, helper, key);
  }
}
