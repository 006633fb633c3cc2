package io.kedgeline.twins.aws.acmpca;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a certificate is made by (AWS Private CA User Guide, "Understanding certificate templates").
 *
 * @param arn its ARN
 * @param kind its family
 * @param pathLength how many authorities may stand below, if it says so
 * @param criticalConstraints whether basic constraints are critical also where no authority is made
 * @param takesApi whether what the call asks for passes through
 * @param takesCsr whether every extension of the CSR passes through
 */
record Template(
    String arn,
    TemplateKind kind,
    OptionalInt pathLength,
    boolean criticalConstraints,
    boolean takesApi,
    boolean takesCsr) {

  static final String USUAL = "arn:aws:acm-pca:::template/EndEntityCertificate/V1";

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws:acm-pca:::template/([A-Za-z]+)(_PathLen([0-3]))?(_CriticalBasicConstraints)?"
              + "(_(API|CSR|APICSR)Passthrough)?/V1");

  /** The template of this ARN. */
  static Template of(String arn) {
    Matcher parts = ARN.matcher(arn);
    return Optional.of(parts)
        .filter(Matcher::matches)
        .flatMap(found ->
            Stream.of(TemplateKind.values())
                .filter(kind -> kind.word().equals(found.group(1)))
                .findFirst())
        .filter(kind -> kind.has(form(parts), parts.group(2) != null, parts.group(4) != null))
        .map(kind -> of(arn, kind, parts))
        .orElseThrow(() -> Refusals.args("There is no such template: " + arn));
  }

  private static String form(Matcher parts) {
    return Optional.ofNullable(parts.group(6)).orElse("");
  }

  private static Template of(String arn, TemplateKind kind, Matcher parts) {
    return new Template(
        arn,
        kind,
        parts.group(3) == null
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(parts.group(3))),
        parts.group(4) != null,
        form(parts).startsWith("API"),
        form(parts).endsWith("CSR"));
  }
}
