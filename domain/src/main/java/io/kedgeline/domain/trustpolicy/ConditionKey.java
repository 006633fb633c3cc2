package io.kedgeline.domain.trustpolicy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition key; its case does not matter (IAM User Guide, "IAM JSON policy elements:
 * Condition").
 *
 * @param name as the policy writes it
 */
record ConditionKey(String name) {

  static final ConditionKey SOURCE_ARN = new ConditionKey("aws:SourceArn");
  static final ConditionKey SOURCE_ACCOUNT = new ConditionKey("aws:SourceAccount");
  private static final String TAG = "aws:PrincipalTag/";
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          TAG + "(x509(Subject|Issuer|SAN/Name)/[a-z0-9.]{1,40}|x509SAN/(DNS|URI))",
          Pattern.CASE_INSENSITIVE);

  static ConditionKey of(String attribute) {
    return new ConditionKey(TAG + attribute);
  }

  boolean is(ConditionKey other) {
    return name.equalsIgnoreCase(other.name) && lower().equals(other.lower());
  }

  String lower() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The attribute of a certificate that it is, such as {@code x509Subject/OU}. */
  Optional<String> attribute() {
    return ATTRIBUTE.matcher(name).matches()
        ? Optional.of(name.substring(TAG.length()))
        : Optional.empty();
  }
}
