package io.kedgeline.workflows.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A process's settings: a properties file. Secrets stand in files that it names, never in it. All
 * faults are reported at once; a key that nobody asked for, or that stands twice, is one.
 */
public final class Settings {

  private static final URI NOWHERE = URI.create("http://127.0.0.1");

  private final Path file;
  private final OnceProperties properties = new OnceProperties();
  private final Set<String> asked = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  private Settings(Path file) {
    this.file = file;
  }

  /** Reads the file. */
  public static Settings read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return read(file, reader);
    } catch (IOException unreadable) {
      throw new SettingsFault(file.toString(), "must be a file that can be read");
    }
  }

  /** Reads a file that itself is secret: nobody but its owner may read it. */
  public static Settings readSecret(Path file) {
    try {
      return read(file, new StringReader(GuardedFile.secret(file)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Settings read(Path file, Reader reader) throws IOException {
    Settings settings = new Settings(file);
    try {
      settings.properties.load(reader);
    } catch (IllegalArgumentException broken) {
      throw new SettingsFault(file.toString(), "must be a properties file");
    }
    settings.properties.twice().forEach(key -> settings.faults.add(key + ": stands twice"));
    return settings;
  }

  /** The value, which must be there. */
  public String text(String key) {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      faults.add(key + ": is required");
    }
    return value.orElse("");
  }

  /** Whether the key stands there, were it without a value. */
  public boolean names(String key) {
    asked.add(key);
    return properties.getProperty(key) != null;
  }

  /** The value, if it is there. */
  public Optional<String> optional(String key) {
    asked.add(key);
    return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isBlank());
  }

  /** The value in this shape, if it is there. */
  public <T> Optional<T> optional(String key, Function<String, T> shape, String rule) {
    return optional(key)
        .flatMap(text -> {
          try {
            return Optional.of(shape.apply(text.strip()));
          } catch (IllegalArgumentException shapeless) {
            faults.add(key + ": " + rule);
            return Optional.empty();
          }
        });
  }

  /** Leaves this alone: another process with the same file needs it. */
  public void leave(String key) {
    asked.add(key);
  }

  /** A file that must be there; relative names begin at the settings' own folder. */
  public Path path(String key) {
    return located(key, text(key));
  }

  /** A file, if it is named. */
  public Optional<Path> optionalPath(String key) {
    return optional(key).map(name -> located(key, name));
  }

  /** The files that are named, with commas between them; none where the key is missing. */
  public List<Path> paths(String key) {
    return optional(key).stream()
        .flatMap(names -> Stream.of(names.split(",", -1)))
        .map(name -> located(key, name.strip()))
        .toList();
  }

  /** A span of time in ISO-8601, if it is given. */
  public Optional<Duration> optionalDuration(String key) {
    return optional(key).flatMap(text -> duration(key, text));
  }

  private Optional<Duration> duration(String key, String text) {
    try {
      Duration span = Duration.parse(text.strip());
      if (span.isPositive()) {
        return Optional.of(span);
      }
    } catch (DateTimeParseException noDuration) {
      faults.add(key + ": must be an ISO-8601 duration such as PT1M");
      return Optional.empty();
    }
    faults.add(key + ": must be longer than nothing");
    return Optional.empty();
  }

  /**
   * A beat: a span of time within these ends, {@code off} for none, or this one if nothing is
   * given.
   */
  public Optional<Duration> optionalBeat(
      String key, Duration unlessGiven, Duration least, Duration most) {
    Optional<String> given = optional(key);
    if (given.isEmpty()) {
      return Optional.of(unlessGiven);
    }
    Optional<Duration> beat =
        given.filter(text -> !text.strip().equals("off")).flatMap(text -> duration(key, text));
    if (beat.filter(span -> span.compareTo(least) < 0 || span.compareTo(most) > 0).isPresent()) {
      faults.add("%s: must be %s to %s, or off".formatted(key, least, most));
    }
    return beat;
  }

  /** A TCP port, if it is given; 0 stands for any that is free. */
  public Optional<Integer> optionalPort(String key) {
    return optional(key).flatMap(text -> port(key, text));
  }

  private Optional<Integer> port(String key, String text) {
    try {
      int port = Integer.parseInt(text.strip());
      if (port >= 0 && port <= 65_535) {
        return Optional.of(port);
      }
    } catch (NumberFormatException noNumber) {
      faults.add(key + ": must be a number");
      return Optional.empty();
    }
    faults.add(key + ": must be 0 to 65535");
    return Optional.empty();
  }

  /** An address, if it is given. */
  public Optional<URI> optionalAddress(String key) {
    return optional(key).map(text -> address(key, text));
  }

  private URI address(String key, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException broken) {
      faults.add(key + ": must be an address such as https://host");
      return NOWHERE;
    }
  }

  /**
   * The address of a server that is given a secret, if it is named: {@code https://host}, nothing
   * behind it. Plain http is for this machine, and for a sandbox whose AWS is a twin.
   *
   * @param twin whether AWS itself is one
   */
  public Optional<URI> optionalOrigin(String key, boolean twin) {
    return optionalAddress(key)
        .filter(address -> {
          boolean bare =
              address.getHost() != null
                  && address.getRawUserInfo() == null
                  && address.getRawQuery() == null
                  && address.getRawFragment() == null
                  && Set.of("", "/").contains(String.valueOf(address.getRawPath()));
          boolean safe =
              "https".equals(address.getScheme())
                  || ("http".equals(address.getScheme())
                      && (twin || Loopback.holds(address.toString())));
          if (!bare || !safe) {
            faults.add(key + ": must be https://host, or http:// on 127.0.0.1");
          }
          return bare && safe;
        });
  }

  /**
   * A file by which a sandbox skips time, if it is named. It is a fault unless each of these keys
   * is given and names this machine: real windows and real votes live by the real time.
   */
  public Optional<Path> skippedTime(String key, String... addresses) {
    Optional<Path> file = optionalPath(key);
    if (file.isPresent()) {
      for (String address : addresses) {
        if (optional(address).filter(Loopback::holds).isEmpty()) {
          faults.add(key + ": is for a sandbox only, where %s is on 127.0.0.1".formatted(address));
        }
      }
    }
    return file;
  }

  private Path located(String key, String name) {
    Path path = file.toAbsolutePath().resolveSibling(name);
    if (!name.isEmpty() && !Files.isRegularFile(path)) {
      faults.add(key + ": must name a file, " + path + " is none");
    }
    return path;
  }

  /** Throws if anything was wrong, or stands in the file and was not asked for. */
  public void requireSound() {
    for (String key : properties.stringPropertyNames()) {
      if (!asked.contains(key)) {
        faults.add(key + ": is not a setting of this process");
      }
    }
    if (!faults.isEmpty()) {
      throw new SettingsFault(file.toString(), faults.stream().sorted().toList());
    }
  }
}
