package io.kedgeline.twins.aws.authz;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values for policy variables (IAM User Guide, "IAM policy elements: Variables and tags").
 *
 * @param enabled whether the document's version knows variables
 * @param context where values come from
 */
record Variables(boolean enabled, RequestContext context) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern DEFAULTED = Pattern.compile("([^,]+), '([^']*)'");

  /** The text with values put in, or nothing when one of them has none. */
  Optional<Glob> expand(String text) {
    Glob glob = new Glob();
    if (!enabled) {
      return Optional.of(glob.pattern(text));
    }
    Matcher matcher = VARIABLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      Optional<String> value = value(matcher.group(1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      glob.pattern(text.substring(from, matcher.start())).literal(value.get());
      from = matcher.end();
    }
    return Optional.of(glob.pattern(text.substring(from)));
  }

  /** Whether a variable stands before that many colons of the text. */
  boolean standBefore(int colons, String text) {
    int first = text.indexOf("${");
    return enabled
        && first >= 0
        && text.substring(0, first).chars().filter(c -> c == ':').count() < colons;
  }

  private Optional<String> value(String name) {
    if (name.equals("*") || name.equals("?") || name.equals("$")) {
      return Optional.of(name);
    }
    Matcher defaulted = DEFAULTED.matcher(name);
    return defaulted.matches()
        ? context.single(defaulted.group(1)).or(() -> Optional.of(defaulted.group(2)))
        : context.single(name);
  }
}
