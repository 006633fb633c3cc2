package io.kedgeline.twins.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How somebody was signed in.
 *
 * @param handed when the code for it was handed out
 * @param at when they signed in: {@code auth_time}
 * @param context {@code acr}
 * @param methods {@code amr}
 */
record Authentication(Instant handed, Instant at, Optional<String> context, List<String> methods) {

  Authentication {
    methods = List.copyOf(methods);
  }
}
