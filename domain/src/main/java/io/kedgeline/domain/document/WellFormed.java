package io.kedgeline.domain.document;

import io.kedgeline.domain.plan.Octets;
import java.util.Optional;

/**
 * Text that every encoding of Unicode can carry: no half of a surrogate pair stands alone (Unicode
 * Standard, definition D85). Written as UTF-8, a half would become another character, so that what
 * is hashed or signed would not be what was read.
 */
public final class WellFormed {

  /** What text from outside must be before any other rule looks at it. */
  public static final Rule<String> UNICODE =
      text ->
          Octets.wellFormed(text) ? Optional.empty() : Optional.of("must be well-formed Unicode");

  private WellFormed() {}
}
