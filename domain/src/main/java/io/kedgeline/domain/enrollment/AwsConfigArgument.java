package io.kedgeline.domain.enrollment;

import java.util.regex.Pattern;

/**
 * One word of a {@code credential_process} line, quoted so that every client reads it alike. The
 * AWS CLI User Guide ("Sourcing credentials with an external process") knows double quotation marks
 * around a word with spaces and nothing else: no escapes, no variables, no {@code ~}. Clients hand
 * the line to a shell, or split it by rules of their own, so whatever one of them could read
 * otherwise is refused and never escaped.
 */
final class AwsConfigArgument {

  /** What means itself to every shell and splitter, within double quotation marks or not. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.,:=@+-]+");

  /** The same with spaces between; two of them, or one at an end, get lost too easily. */
  private static final Pattern SPACED =
      Pattern.compile("[A-Za-z0-9/_.,:=@+-]+( [A-Za-z0-9/_.,:=@+-]+)*");

  private static final int LONGEST = 1024;

  private AwsConfigArgument() {}

  /**
   * The word as it stands in the line.
   *
   * @param field what to call it when it cannot stand there
   * @throws IllegalArgumentException when some client could read it as something else
   */
  static String quoted(String field, String word) {
    if (word.length() > LONGEST || !SPACED.matcher(word).matches()) {
      throw new IllegalArgumentException(
          field
              + ": must be 1 to 1024 characters of A-Z a-z 0-9 / _ . , : = @ + - and single spaces"
              + " between them: an AWS config file has no way to quote others");
    }
    return PLAIN.matcher(word).matches() ? word : "\"" + word + "\"";
  }
}
