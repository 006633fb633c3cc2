package io.kedgeline.domain.trustpolicy;

/** Patterns of IAM: {@code *} is any run, {@code ?} exactly one character. */
public final class Glob {

  private Glob() {}

  /** Whether it matches more than itself. */
  public static boolean wild(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  /** What every text that matches begins with. */
  public static String literalPrefix(String pattern) {
    int end = 0;
    while (end < pattern.length() && "*?".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }

  /** Whether the whole text matches; the work is at most the product of both lengths. */
  public static boolean matches(String pattern, String text) {
    int at = 0;
    int star = -1;
    int retry = 0;
    int read = 0;
    while (read < text.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        retry = read;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == text.charAt(read))) {
        at++;
        read++;
      } else if (star >= 0) {
        at = star + 1;
        read = ++retry;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }

  /**
   * A text that matches.
   *
   * @param run what stands for each {@code *}
   */
  public static String filled(String pattern, String run) {
    return pattern.replace("*", run).replace('?', 'x');
  }
}
