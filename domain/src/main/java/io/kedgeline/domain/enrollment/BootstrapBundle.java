package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an enrolled consumer gets: nothing of it is secret, since the key never left the device
 * (security pattern §8.3, corrected: the flags of the pattern's appendix A are not the helper's).
 *
 * @param certificate the certificate, in PEM
 * @param chain the certificates above it up to the trust anchor's, without that, in PEM; the
 *     nearest first
 * @param trustAnchor against which it asks for sessions
 * @param profile by which
 * @param role as which
 * @param session how long each session is: AWS takes 15 minutes to 12 hours, and a profile's own
 *     limit may be shorter (Roles Anywhere User Guide, CreateSession)
 */
public record BootstrapBundle(
    String certificate,
    List<String> chain,
    TrustAnchorArn trustAnchor,
    ProfileArn profile,
    RoleArn role,
    Duration session) {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN CERTIFICATE-----\\n([A-Za-z0-9+/=]{1,64}\\n)++-----END CERTIFICATE-----\\n");

  private static final Pattern SECTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(12);

  public BootstrapBundle {
    chain = List.copyOf(chain);
    requirePem("certificate", certificate);
    chain.forEach(above -> requirePem("chain", above));
    if (!profile.region().equals(trustAnchor.region())
        || !profile.account().equals(trustAnchor.account())
        || !profile.account().equals(role.account())) {
      throw new IllegalArgumentException(
          "profile: must be in the account and Region of the trust anchor, and the role in that"
              + " account");
    }
    if (session.compareTo(SHORTEST) < 0
        || session.compareTo(LONGEST) > 0
        || session.toNanosPart() != 0) {
      throw new IllegalArgumentException("session: must be PT15M to PT12H, in whole seconds");
    }
  }

  /** The Region in which it asks. */
  public Region region() {
    return profile.region();
  }

  /**
   * The certificates above, as the file that {@code --intermediates} names; empty when none are.
   */
  public String intermediates() {
    return String.join("", chain);
  }

  /**
   * A section of an AWS config file, by which every AWS client gets sessions by itself.
   *
   * @param name how the section is called
   * @param files where things lie on the device
   * @throws IllegalArgumentException when the name, or a path, cannot stand in such a file; or when
   *     there are certificates above and no file for them, or the other way about
   */
  public String awsConfig(String name, DeviceFiles files) {
    requireSection(name);
    return """
    [profile %s]
    region = %s
    credential_process = %s
    """
        .formatted(name, region(), credentialProcess(files));
  }

  /**
   * Throws unless a section of an AWS config file can be called so.
   *
   * @throws IllegalArgumentException when it cannot
   */
  public static void requireSection(String name) {
    if (!SECTION.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name: must be 1 to 64 characters of A-Z a-z 0-9 . _ - and begin with a letter or digit");
    }
  }

  /**
   * The command by which a client gets a session. Each flag is one of those that {@code
   * aws_signing_helper credential-process} has.
   */
  String credentialProcess(DeviceFiles files) {
    if (files.intermediates().isPresent() == chain.isEmpty()) {
      throw new IllegalArgumentException(
          "intermediates: must be named where there are certificates above, and only there");
    }
    List<String> words = new ArrayList<>();
    words.add(AwsConfigArgument.quoted("helper", files.helper()));
    words.add("credential-process");
    flag(words, "certificate", files.certificate());
    files.intermediates().ifPresent(path -> flag(words, "intermediates", path));
    flag(words, "private-key", files.privateKey());
    if (files.keyHasHandle()) {
      words.add("--no-tpm-key-password");
    }
    flag(words, "trust-anchor-arn", trustAnchor.value());
    flag(words, "profile-arn", profile.value());
    flag(words, "role-arn", role.value());
    flag(words, "region", region().toString());
    flag(words, "session-duration", Long.toString(session.toSeconds()));
    return String.join(" ", words);
  }

  private static void flag(List<String> words, String name, String value) {
    words.add("--" + name);
    words.add(AwsConfigArgument.quoted(name, value));
  }

  private static void requirePem(String field, String text) {
    if (!PEM.matcher(text).matches()) {
      throw new IllegalArgumentException(field + ": must be one certificate in PEM (RFC 7468)");
    }
  }
}
