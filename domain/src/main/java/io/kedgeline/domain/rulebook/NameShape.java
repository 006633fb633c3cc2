package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Rule;
import java.util.Optional;
import java.util.regex.Pattern;

/** How names in a rulebook may be spelled. */
enum NameShape implements Rule<String> {
  /** Our own names. */
  LABEL("[a-z][a-z0-9-]{1,62}", "must be 2 to 63 characters of a-z 0-9 - and begin with a letter"),
  /** IAM API reference, CreateRole: RoleName. */
  IAM_ROLE("[A-Za-z0-9_+=,.@-]{1,64}", "must be 1 to 64 characters of A-Z a-z 0-9 _ + = , . @ -"),
  /** Roles Anywhere API reference, CreateProfile: name. */
  IRA_RESOURCE(
      "[A-Za-z0-9][ A-Za-z0-9_-]{0,254}",
      "must be 1 to 255 characters of A-Z a-z 0-9 space _ - and begin with a letter or digit");

  private final Pattern pattern;
  private final String rule;

  NameShape(String pattern, String rule) {
    this.pattern = Pattern.compile(pattern);
    this.rule = rule;
  }

  /** The rule that this name breaks, if any. */
  @Override
  public Optional<String> broken(String name) {
    return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(rule);
  }

  void require(String field, String name) {
    broken(name)
        .ifPresent(broken -> {
          throw new IllegalArgumentException(field + ": " + broken);
        });
  }
}
