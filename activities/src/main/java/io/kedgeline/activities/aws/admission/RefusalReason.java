package io.kedgeline.activities.aws.admission;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Why CreateSession refuses a certificate. AWS documents no messages: these words are in those that
 * clients have seen, and a refusal in other words proves nothing.
 */
public enum RefusalReason {
  /** The role's trust policy does not let it in; the positive control shows that others get in. */
  TRUST_POLICY("unable to assume role"),
  /** It chains to no authority of the anchor (issue 108 of AWS's credential helper). */
  CHAIN("untrusted signing certificate"),
  /** The profile is disabled. No client's report of these words was found. */
  PROFILE_DISABLED("profile.*disabled"),
  /** The trust anchor is disabled. No client's report of these words was found. */
  ANCHOR_DISABLED("trust anchor.*disabled");

  private static final List<String> DENIED = List.of("AccessDenied", "AccessDeniedException");

  private final Pattern words;

  RefusalReason(String words) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
  }

  /** Whether AWS refused for this reason. */
  boolean explains(SessionAnswer.Refused refused) {
    return DENIED.contains(refused.code()) && words.matcher(refused.message()).find();
  }
}
