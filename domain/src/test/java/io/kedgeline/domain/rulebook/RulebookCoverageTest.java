package io.kedgeline.domain.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.document.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No key of a rulebook and no sentence of its readers is left out of the tests. */
class RulebookCoverageTest {

  private static final Path SOURCES = Path.of("src/main/java/io/kedgeline/domain");

  /**
   * Whoever leaves one out asks for no change records, refuses conflicts, writes no notes, has no
   * blackouts, drills nothing, schedules nothing, judges no trust policy, issues no certificate,
   * asks no device for its posture, enrols nobody, issues no certificate for a window, makes no
   * profiles and no authorities, takes none from outside AWS, keeps nobody apart who does, leaves
   * anchors enabled, or takes a sign-in by any means.
   */
  private static final Set<String> OPTIONAL =
      Set.of(
          "runbooks/RB-06/change",
          "runbooks/RB-01",
          "runbooks/RB-01/approval/separated",
          "runbooks/RB-01/change",
          "runbooks/RB-01/environments/0/atRest",
          "runbooks/RB-01/external",
          "runbooks/RB-02",
          "runbooks/RB-02/approval/separated",
          "runbooks/RB-02/change",
          "runbooks/RB-03",
          "runbooks/RB-03/approval/separated",
          "runbooks/RB-03/change",
          "runbooks/RB-14",
          "schedules",
          "trustPolicies",
          "certificates",
          "posture",
          "enrollment",
          "runbooks/RB-06/change/conflicts",
          "runbooks/RB-06/change/notes",
          "runbooks/RB-06/duringBlackout",
          "runbooks/RB-06/profiles/2/holderCertificate",
          "runbooks/RB-06/approval/slots/0/stepUp",
          "runbooks/RB-06/approval/slots/0/stepUp/contexts",
          "runbooks/RB-06/approval/slots/0/stepUp/methods",
          "blackouts");

  /** A sentence, or the part of one that a value splits. */
  private static final Pattern SENTENCE =
      Pattern.compile("\"((?:[a-zA-Z]+: )?(?:must|is|a|each|profile|slot) [^\"]{4,})\"");

  private static final Pattern FIELD = Pattern.compile("^[a-zA-Z]+: ");

  @Test
  void everySentenceOfTheReadersIsOneThatTheTableExpects() throws IOException {
    String expected =
        Stream.of(
                RulebookFaultsTest.shapes(),
                RulebookFaultsTest.lists(),
                RulebookFaultsTest.limits(),
                ChangeFaults.changes(),
                SignInFaults.signIns(),
                ChangeFaults.blackouts(),
                RulebookFaultsTest.schedules(),
                TrustPolicyFaults.trustPolicies(),
                CertificateFaults.certificates(),
                HolderCertificateFaults.holderCertificates(),
                OnboardingFaults.onboarding(),
                AuthorityFaults.authorities(),
                ExternalFaults.externals(),
                PostureFaults.postures(),
                EnrollmentFaults.enrollments(),
                EnrollmentFaults.runbook(),
                RulebookFaultsTest.awsObjects())
            .flatMap(rows -> rows)
            .map(Arguments::get)
            .map(row -> row[2].toString())
            .collect(Collectors.joining("\n"));
    Set<String> left = new TreeSet<>();
    for (Path reader : readers()) {
      Matcher sentences = SENTENCE.matcher(joined(Files.readString(reader)));
      while (sentences.find()) {
        String sentence = FIELD.matcher(sentences.group(1)).replaceFirst("");
        if (!expected.contains(sentence)) {
          left.add(reader.getFileName() + ": " + sentence);
        }
      }
    }
    assertEquals(Set.of(), left);
  }

  /**
   * Whatever of the rulebook reports faults, what it reports them with, and the names it reads; the
   * result that holds them says nothing of its own.
   */
  private static List<Path> readers() throws IOException {
    try (Stream<Path> rulebook = Files.list(SOURCES.resolve("rulebook"));
        Stream<Path> document = Files.list(SOURCES.resolve("document"));
        Stream<Path> resources = Files.list(SOURCES.resolve("resource"));
        Stream<Path> identity = Files.list(SOURCES.resolve("identity"))) {
      List<Path> reporting =
          rulebook
              .filter(file -> holds(file, "import io.kedgeline.domain.document."))
              .filter(file -> !file.endsWith("RulebookResult.java"))
              .toList();
      Stream<Path> names =
          Stream.concat(resources, identity)
              .filter(file -> {
                String type = file.getFileName().toString().replace(".java", "::new");
                return reporting.stream().anyMatch(reader -> holds(reader, type));
              });
      return Stream.of(reporting.stream(), document, names).flatMap(files -> files).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The source without the seams where the formatter broke a text, and without comments. */
  private static String joined(String source) {
    return source.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("(?s)/\\*\\*.*?\\*/", "");
  }

  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    walk("", new RulebookTree().root(), keys);
    return keys;
  }

  static List<String> sections() {
    return Stream.concat(Stream.of(""), keys().stream())
        .filter(key -> key.isEmpty() || value(key) instanceof Map)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyIsRequired(String key) {
    if (!isIndex(key) && !OPTIONAL.contains(key)) {
      assertEquals(
          List.of(new Fault(dotted(key), "is missing")), faults(new RulebookTree().without(key)));
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void noKeyMayBeEmptyOrOfAnotherKind(String key) {
    String rule = "must be " + kind(value(key));
    assertEquals(
        List.of(new Fault(dotted(key), rule + ", is empty")),
        faults(new RulebookTree().with(key, null)));
    assertEquals(List.of(new Fault(dotted(key), rule)), faults(new RulebookTree().with(key, 0.5)));
  }

  @ParameterizedTest
  @MethodSource("sections")
  void everySectionRefusesAKeyThatItDoesNotKnow(String section) {
    String key = section.isEmpty() ? "extra" : section + "/extra";
    List<Fault> faults = faults(new RulebookTree().with(key, 1));
    assertEquals(List.of(dotted(key)), faults.stream().map(Fault::path).toList());
    assertEquals(
        Set.of("is not a key here"),
        faults.stream().map(f -> f.rule().replaceAll(";.*", "")).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyListHasAnEnd(String key) {
    if (value(key) instanceof List<?> list) {
      int most =
          switch (key.substring(key.lastIndexOf('/') + 1)) {
            case "slots" -> BreakGlassRules.MOST_SLOTS;
            case "profiles" -> BreakGlassRules.MOST_PROFILES;
            case "contexts", "methods" -> StepUp.MOST_VALUES;
            case "declared" -> SchedulesPart.MOST_SCHEDULES;
            case "attributes", "urnSpaces", "classes" -> TrustPoliciesPart.MOST;
            case "keys" -> CertificatesPart.MOST_KEYS;
            case "demanded" -> PosturePart.MOST_DEMANDS;
            case "keyProtections" -> PosturePart.MOST_PROTECTIONS;
            case "states" -> ChangeRules.MOST_STATES;
            case "blackouts" -> Blackouts.MOST_SPANS;
            default -> BreakGlassRules.MOST_GROUPS;
          };
      assertEquals(
          List.of(
              new Fault(
                  dotted(key), "must hold 1 to %d entries, holds %d".formatted(most, most + 1))),
          faults(new RulebookTree().with(key, Collections.nCopies(most + 1, list.getFirst()))));
    }
  }

  @ParameterizedTest
  @EnumSource(DurationLimit.class)
  void everySpanIsRefusedBeyondEachEnd(DurationLimit limit) {
    String rule = "must be " + limit.least() + " to " + limit.most();
    assertEquals(rule, limit.broken(limit.least().minusSeconds(1)).orElseThrow());
    assertEquals(rule, limit.broken(limit.most().plusSeconds(1)).orElseThrow());
    assertEquals(rule, limit.broken(limit.least().plusSeconds(1).negated()).orElseThrow());
    assertEquals("must be whole seconds", limit.broken(limit.least().plusNanos(1)).orElseThrow());
    assertEquals(
        List.of(),
        Stream.of(limit.least(), limit.most())
            .flatMap(span -> limit.broken(span).stream())
            .toList());
  }

  private static void walk(String path, Object node, List<String> keys) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> add(path + key, value, keys));
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(path + i, list.get(i), keys);
      }
    }
  }

  private static void add(String path, Object value, List<String> keys) {
    keys.add(path);
    walk(path + "/", value, keys);
  }

  private static Object value(String key) {
    Object at = new RulebookTree().root();
    for (String step : key.split("/", -1)) {
      at =
          at instanceof List<?> list
              ? list.get(Integer.parseInt(step))
              : assertInstanceOf(Object.class, assertInstanceOf(Map.class, at).get(step));
    }
    return at;
  }

  private static String kind(Object value) {
    if (value instanceof Map) {
      return "a map";
    }
    if (value instanceof List) {
      return "a list";
    }
    return value instanceof Integer ? "a whole number" : "text";
  }

  private static boolean isIndex(String key) {
    return Character.isDigit(key.charAt(key.lastIndexOf('/') + 1));
  }

  private static String dotted(String key) {
    return key.replaceAll("/([0-9]+)", "[$1]").replace('/', '.');
  }

  private static List<Fault> faults(RulebookTree tree) {
    return assertInstanceOf(RulebookResult.Faulty.class, RulebookReader.read(tree.root())).faults();
  }
}
