package io.kedgeline.domain.change;

import io.kedgeline.domain.plan.ChangeId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One conflict that the change system found.
 *
 * @param with the other change; none where a schedule is in the way, or where it has no usual
 *     number
 * @param kind what kind of conflict it is, in the change system's own word, such as {@code
 *     ci_already_scheduled}; none where that is no such word
 */
public record FoundConflict(Optional<ChangeId> with, Optional<String> kind) {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,59}");

  public FoundConflict {
    kind.filter(word -> !KIND.matcher(word).matches())
        .ifPresent(word -> {
          throw new IllegalArgumentException(
              "kind: must be up to 60 small letters, digits and underscores");
        });
  }

  /**
   * The same from what the change system wrote, of which it keeps what is well formed.
   *
   * @param with the number of the other change; empty for none
   * @param kind its word for the kind; empty for none
   */
  public static FoundConflict of(String with, String kind) {
    return new FoundConflict(
        change(with), Optional.of(kind).filter(word -> KIND.matcher(word).matches()));
  }

  private static Optional<ChangeId> change(String number) {
    try {
      return Optional.of(new ChangeId(number));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  /** As people read it: the other change with the kind in brackets, or what is known of both. */
  public String text() {
    return with.map(other -> other + kind.map(" (%s)"::formatted).orElse(""))
        .or(() -> kind)
        .orElse("something that it does not name");
  }
}
