package io.kedgeline.conformance.trustpolicy;

import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.Severity;
import io.kedgeline.domain.trustpolicy.TrustCode;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A trust policy that differs from the template by edits.
 *
 * @param name what was done to it
 * @param wrong what is wrong with it, if anything
 * @param edits each replaces a text that stands in the template; quotes are single ones
 */
record PolicyCase(String name, Optional<Wrong> wrong, List<Edit> edits) {

  /** The issuing authority of the rightful certificate. */
  static final String ISSUER = "ExactTR Prod Sub CA G2";

  /** What must be found. */
  record Wrong(TrustCode code, Severity severity) {}

  /** One replacement. */
  record Edit(String from, String to) {}

  static PolicyCase guilty(TrustCode code, Severity severity, String name, String... edits) {
    return new PolicyCase(name, Optional.of(new Wrong(code, severity)), edits(edits));
  }

  static PolicyCase innocent(String name, String... edits) {
    return new PolicyCase(name, Optional.empty(), edits(edits));
  }

  private static List<Edit> edits(String... texts) {
    return IntStream.range(0, texts.length / 2)
        .mapToObj(at -> new Edit(texts[2 * at], texts[2 * at + 1]))
        .toList();
  }

  /** The policy, in this anchor's account. */
  String text(TrustAnchorArn anchor) {
    return edited(template(anchor), anchor)
        .orElseThrow(() -> new AssertionError(name + ": an edit finds nothing to replace"));
  }

  /** This text with the edits, if there is something for each to replace. */
  Optional<String> edited(String text, TrustAnchorArn anchor) {
    String edited = text;
    for (Edit edit : edits) {
      String from = json(edit.from(), anchor);
      if (!edited.contains(from)) {
        return Optional.empty();
      }
      edited = edited.replace(from, json(edit.to(), anchor));
    }
    return Optional.of(edited);
  }

  static String template(TrustAnchorArn anchor) {
    return new TrustPolicyTemplate(
            anchor.account(),
            List.of(anchor),
            Map.of(
                "x509Issuer/CN",
                ISSUER,
                "x509Subject/OU",
                "prod",
                "x509SAN/URI",
                "urn:exacttr:device:*"))
        .document();
  }

  private static String json(String text, TrustAnchorArn anchor) {
    return text.replace('\'', '"')
        .replace("ANCHOR", anchor.value())
        .replace("ACCOUNT", anchor.account().value())
        .replace("UUID", anchor.id());
  }

  @Override
  public String toString() {
    return name;
  }
}
