package io.kedgeline.twins.aws.authz;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards: {@code *} stands for any run of characters, {@code ?} for one. Characters
 * that came from a policy variable are literal, whatever they are.
 */
final class Glob {

  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private final List<Integer> tokens = new ArrayList<>();

  /** Every character as it stands in a policy. */
  static Glob of(String text) {
    return new Glob().pattern(text);
  }

  Glob pattern(String text) {
    text.chars().forEach(c -> tokens.add(c == '*' ? ANY_RUN : c == '?' ? ANY_ONE : c));
    return this;
  }

  Glob literal(String text) {
    text.chars().forEach(tokens::add);
    return this;
  }

  /** Whether no wildcard is in it. */
  boolean plain() {
    return tokens.stream().allMatch(token -> token >= 0);
  }

  boolean isOneStar() {
    return tokens.equals(List.of(ANY_RUN));
  }

  /** The text; wildcards as they were written. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int token : tokens) {
      text.append(token == ANY_RUN ? '*' : token == ANY_ONE ? '?' : (char) token);
    }
    return text.toString();
  }

  /** What stands before the first such literal character, or everything. */
  Glob until(char end) {
    int at = tokens.indexOf((int) end);
    Glob start = new Glob();
    start.tokens.addAll(at < 0 ? tokens : tokens.subList(0, at));
    return start;
  }

  /** Splits at the first {@code parts - 1} literal colons. */
  List<Glob> splitAtColons(int parts) {
    List<Glob> split = new ArrayList<>(List.of(new Glob()));
    for (int token : tokens) {
      if (token == ':' && split.size() < parts) {
        split.add(new Glob());
      } else {
        split.getLast().tokens.add(token);
      }
    }
    return split;
  }

  boolean matches(String text) {
    int token = 0;
    int at = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (token < tokens.size() && fits(tokens.get(token), text.charAt(at))) {
        token++;
        at++;
      } else if (token < tokens.size() && tokens.get(token) == ANY_RUN) {
        star = token++;
        resume = at;
      } else if (star >= 0) {
        token = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (token < tokens.size() && tokens.get(token) == ANY_RUN) {
      token++;
    }
    return token == tokens.size();
  }

  private static boolean fits(int token, char character) {
    return token == ANY_ONE || token == character;
  }
}
