package io.kedgeline.domain.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapBundleTest {

  private static final String UUID = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
  private static final String LEAF = pem("TEVBRg==");
  private static final String ABOVE = pem("QUJPVkU=");
  private static final TrustAnchorArn ANCHOR =
      new TrustAnchorArn("arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/" + UUID);
  private static final ProfileArn PROFILE =
      new ProfileArn("arn:aws:rolesanywhere:eu-central-1:111122223333:profile/" + UUID);
  private static final RoleArn ROLE =
      new RoleArn("arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly");
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final DeviceFiles FILES =
      new DeviceFiles(
          "/usr/local/bin/aws_signing_helper",
          "/var/lib/exacttr/device.crt",
          "/var/lib/exacttr/device.key",
          Optional.of("/var/lib/exacttr/chain.pem"));
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @Test
  void aConsumerGetsASectionThatEveryClientReads() {
    assertEquals(
        """
        [profile sec-readonly]
        region = eu-central-1
        credential_process = /usr/local/bin/aws_signing_helper credential-process \
        --certificate /var/lib/exacttr/device.crt --intermediates /var/lib/exacttr/chain.pem \
        --private-key /var/lib/exacttr/device.key \
        --trust-anchor-arn arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/%1$s \
        --profile-arn arn:aws:rolesanywhere:eu-central-1:111122223333:profile/%1$s \
        --role-arn arn:aws:iam::111122223333:role/exacttr/ExactTR-SecurityReadOnly \
        --region eu-central-1 --session-duration 900
        """
            .formatted(UUID),
        bundle(List.of(ABOVE)).awsConfig("sec-readonly", FILES));
    assertEquals(ABOVE, bundle(List.of(ABOVE)).intermediates());
  }

  @Test
  void everyFlagIsOneThatTheHelperHasAndGetsTheKindOfValueThatItTakes() throws IOException {
    Map<String, String> kinds = flags();
    DeviceFiles inTpm =
        new DeviceFiles(FILES.helper(), FILES.certificate(), "handle:0x81000101", Optional.empty());
    for (String line :
        List.of(
            bundle(List.of(ABOVE)).credentialProcess(FILES),
            bundle(List.of()).credentialProcess(inTpm))) {
      List<String> words = words(line);
      assertEquals("credential-process", words.get(1));
      int at = 2;
      while (at < words.size()) {
        String flag = words.get(at);
        assertTrue(flag.startsWith("--"), flag);
        String kind = kinds.getOrDefault(flag.substring(2), "none of the helper's");
        if (kind.equals("bool")) {
          at++;
        } else {
          assertTrue(kind.equals("string") || kind.equals("int"), flag + " is " + kind);
          String value = words.get(at + 1);
          assertTrue(kind.equals("string") || value.matches("[0-9]+"), value);
          at += 2;
        }
      }
    }
  }

  @Test
  void whatThePatternsOwnExampleSaysTheHelperDoesNotKnow() throws IOException {
    assertTrue(!flags().containsKey("duration-seconds") && flags().containsKey("session-duration"));
  }

  @Test
  void aPathWithSpacesStaysOneWord() {
    DeviceFiles spaced =
        new DeviceFiles(
            "C:/Program Files/Amazon/aws_signing_helper.exe",
            "/Library/Application Support/exacttr/device.crt",
            "/Library/Application Support/exacttr/device.key",
            Optional.empty());
    List<String> words = words(bundle(List.of()).credentialProcess(spaced));
    assertEquals("C:/Program Files/Amazon/aws_signing_helper.exe", words.get(0));
    assertTrue(words.contains("/Library/Application Support/exacttr/device.crt"), words::toString);
    assertEquals(2 + 2 * 7, words.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/keys/\"device.key",
        "/keys/'device.key",
        "/keys/device.key\ncredential_process = /tmp/evil",
        "/keys/device.key\r",
        "/keys/device\tkey",
        "/keys/device\u0000key",
        "/keys/device\u001bkey",
        "/keys/$HOME",
        "/keys/`id`",
        "/keys/%USERPROFILE%",
        "/keys/a;b",
        "/keys/a|b",
        "/keys/a&b",
        "/keys/a>b",
        "/keys/a#b",
        "/keys/a*",
        "/keys/a\\b",
        "/keys/(a)",
        "/keys/a  b",
        "/keys/a ",
        " /keys/a",
        "/keys/\u202egp.key",
        "/keys/\u00e4",
        "~/device.key",
        "device.key",
        "file:///keys/device.key",
        "handle:81000101",
        "handle:0x81000101 --debug",
        "--debug",
        ""
      })
  void whatSomeClientCouldReadOtherwiseIsRefused(String path) {
    for (int which = 0; which < 4; which++) {
      String[] paths = {FILES.helper(), FILES.certificate(), FILES.privateKey(), "/chain.pem"};
      paths[which] = path;
      assertThrows(
          IllegalArgumentException.class,
          () -> new DeviceFiles(paths[0], paths[1], paths[2], Optional.of(paths[3])));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a]\n[default", "a b", "-a", "a\n"})
  void aSectionsNameCannotBeginAnotherSection(String name) {
    BootstrapBundle bundle = bundle(List.of(ABOVE));
    assertThrows(IllegalArgumentException.class, () -> bundle.awsConfig(name, FILES));
  }

  @Test
  void theChainIsNamedWhereThereIsOneAndOnlyThere() {
    BootstrapBundle alone = bundle(List.of());
    assertThrows(IllegalArgumentException.class, () -> alone.awsConfig("x", FILES));
    BootstrapBundle chained = bundle(List.of(ABOVE));
    DeviceFiles without =
        new DeviceFiles(FILES.helper(), FILES.certificate(), FILES.privateKey(), Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> chained.awsConfig("x", without));
    assertEquals("", alone.intermediates());
  }

  @Test
  void aKeyUnderAHandleIsAskedForNoPassword() {
    DeviceFiles inTpm =
        new DeviceFiles(FILES.helper(), FILES.certificate(), "handle:0x81000101", Optional.empty());
    assertTrue(
        bundle(List.of())
            .credentialProcess(inTpm)
            .contains(" --private-key handle:0x81000101 --no-tpm-key-password "));
  }

  @Test
  void whatAwsWouldRefuseIsNoBundle() {
    RoleArn elsewhere = new RoleArn("arn:aws:iam::444455556666:role/Other");
    ProfileArn farAway =
        new ProfileArn("arn:aws:rolesanywhere:us-east-1:111122223333:profile/" + UUID);
    assertThrows(
        IllegalArgumentException.class,
        () -> new BootstrapBundle(LEAF, List.of(), ANCHOR, PROFILE, elsewhere, QUARTER));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BootstrapBundle(LEAF, List.of(), ANCHOR, farAway, ROLE, QUARTER));
    for (String session : List.of("PT14M59S", "PT12H1S", "PT15M0.5S")) {
      Duration length = Duration.parse(session);
      assertThrows(
          IllegalArgumentException.class,
          () -> new BootstrapBundle(LEAF, List.of(), ANCHOR, PROFILE, ROLE, length));
    }
  }

  @Test
  void aKeyIsNoCertificate() {
    String key = LEAF.replace("CERTIFICATE", "PRIVATE KEY");
    assertThrows(
        IllegalArgumentException.class,
        () -> new BootstrapBundle(key, List.of(), ANCHOR, PROFILE, ROLE, QUARTER));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BootstrapBundle(LEAF + key, List.of(), ANCHOR, PROFILE, ROLE, QUARTER));
    assertThrows(
        IllegalArgumentException.class,
        () -> new BootstrapBundle(LEAF, List.of(ABOVE + key), ANCHOR, PROFILE, ROLE, QUARTER));
  }

  /** Splits as the guide says: double quotation marks hold a word together, nothing else does. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(Optional.ofNullable(word.group(1)).orElseGet(() -> word.group(2)));
    }
    return words;
  }

  private static Map<String, String> flags() throws IOException {
    Map<String, String> kinds = new LinkedHashMap<>();
    Path file =
        Path.of("src/test/resources/io/kedgeline/domain/enrollment/credential-process.flags");
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        String[] parts = line.split(" ", -1);
        kinds.put(parts[0], parts[1]);
      }
    }
    return kinds;
  }

  private static BootstrapBundle bundle(List<String> chain) {
    return new BootstrapBundle(LEAF, chain, ANCHOR, PROFILE, ROLE, QUARTER);
  }

  private static String pem(String base64) {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n".formatted(base64);
  }
}
