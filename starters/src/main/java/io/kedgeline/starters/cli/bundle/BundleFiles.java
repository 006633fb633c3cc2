package io.kedgeline.starters.cli.bundle;

import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.DeviceFiles;
import io.kedgeline.starters.cli.CommandRefusal;
import io.kedgeline.starters.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The files that whoever gets a certificate has: the certificate, those above it, and a section for
 * the AWS config file.
 *
 * @param folder where they are written
 * @param section what the section of the AWS config file is called
 * @param helper where {@code aws_signing_helper} is
 * @param key where the private key lies
 */
public record BundleFiles(Path folder, String section, String helper, String key) {

  private static final String CERTIFICATE = "certificate.pem";
  private static final String CHAIN = "chain.pem";
  private static final String CONFIG = "aws-config";

  /** Refuses files that are there: what is shown for nothing would be a pity. */
  public void requireNoneThere() {
    requireWritable();
    for (String name : List.of(CERTIFICATE, CHAIN, CONFIG)) {
      if (Files.exists(folder.resolve(name))) {
        throw new CommandRefusal(
            ExitCode.WRONG_INPUT,
            "--out: %s is there already: choose another folder".formatted(folder.resolve(name)));
      }
    }
  }

  /**
   * Refuses what could not be written; files of an earlier try may be there.
   *
   * @throws IllegalArgumentException when a path cannot stand in an AWS config file
   */
  public void requireWritable() {
    BootstrapBundle.requireSection(section);
    files(true);
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "--out: %s is no folder to write to".formatted(folder));
    }
  }

  /** The command that shows that they do, for whoever reads it. */
  public String trial() {
    return "AWS_CONFIG_FILE=%s aws --profile %s sts get-caller-identity"
        .formatted(folder.resolve(CONFIG), section);
  }

  private DeviceFiles files(boolean chain) {
    return new DeviceFiles(
        helper, path(CERTIFICATE), key, chain ? Optional.of(path(CHAIN)) : Optional.empty());
  }

  /** Writes what is not there already; what is there otherwise is left alone, and refused. */
  public DeviceFiles write(BootstrapBundle bundle) {
    DeviceFiles files = files(!bundle.chain().isEmpty());
    write(CERTIFICATE, bundle.certificate());
    if (!bundle.chain().isEmpty()) {
      write(CHAIN, bundle.intermediates());
    }
    write(CONFIG, bundle.awsConfig(section, files));
    return files;
  }

  private String path(String name) {
    return folder.toAbsolutePath().normalize().resolve(name).toString().replace('\\', '/');
  }

  private void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      requireSame(file, text);
    } catch (IOException unwritable) {
      throw new CommandRefusal(
          ExitCode.FAILED,
          "%s cannot be written; the certificate is kept: ask for it again".formatted(file));
    }
  }

  private static void requireSame(Path file, String text) {
    try {
      if (Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.US_ASCII))) {
        return;
      }
    } catch (IOException unreadable) {
      throw new CommandRefusal(ExitCode.FAILED, "%s is there, and cannot be read".formatted(file));
    }
    throw new CommandRefusal(
        ExitCode.WRONG_INPUT,
        "--out: %s is there already, and is another: take it away, or choose another folder"
            .formatted(file));
  }
}
