package io.kedgeline.starters.cli.enrollment;

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
 * The files that an enrolled device gets.
 *
 * @param folder where they are written
 * @param section what the section of the AWS config file is called
 */
record EnrolledFiles(Path folder, String section) {

  static final String CERTIFICATE = "certificate.pem";
  static final String CHAIN = "chain.pem";
  static final String CONFIG = "aws-config";

  /** Before anything is shown: a token that was used up for nothing would be a pity. */
  void requireNoneThere() {
    requireWritable();
    for (String name : List.of(CERTIFICATE, CHAIN, CONFIG)) {
      if (Files.exists(folder.resolve(name))) {
        throw new CommandRefusal(
            ExitCode.WRONG_INPUT,
            "--out: %s is there already: choose another folder".formatted(folder.resolve(name)));
      }
    }
  }

  /** The same where files of an earlier try may be there. */
  void requireWritable() {
    BootstrapBundle.requireSection(section);
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new CommandRefusal(
          ExitCode.WRONG_INPUT, "--out: %s is no folder to write to".formatted(folder));
    }
  }

  /**
   * The device's files.
   *
   * @throws IllegalArgumentException when a path cannot stand in an AWS config file
   */
  DeviceFiles files(String helper, String key, boolean chain) {
    return new DeviceFiles(
        helper, path(CERTIFICATE), key, chain ? Optional.of(path(CHAIN)) : Optional.empty());
  }

  /** Writes what is not there already; what is there otherwise is left alone, and refused. */
  DeviceFiles write(BootstrapBundle bundle, String helper, String key) {
    DeviceFiles files = files(helper, key, !bundle.chain().isEmpty());
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
          "%s cannot be written; the certificate is kept: run it again with --resume"
              .formatted(file));
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
