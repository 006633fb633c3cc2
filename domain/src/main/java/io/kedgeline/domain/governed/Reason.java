package io.kedgeline.domain.governed;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.WellFormed;
import java.util.Optional;

/** Why somebody asks for something, in their words. */
public final class Reason {

  /** 10 to 500 characters, no control characters, well-formed Unicode. */
  public static final Rule<String> RULE =
      WellFormed.UNICODE.and(text ->
          text.length() < 10
                  || text.length() > 500
                  || text.chars().anyMatch(Character::isISOControl)
              ? Optional.of("must be 10 to 500 characters, no control characters")
              : Optional.empty());

  private Reason() {}

  /** Throws unless it may stand as a reason. */
  public static void require(String reason) {
    RULE.broken(reason)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("reason: " + rule);
        });
  }
}
