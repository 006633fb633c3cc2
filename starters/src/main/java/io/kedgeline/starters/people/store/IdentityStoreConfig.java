package io.kedgeline.starters.people.store;

import io.kedgeline.domain.resource.Region;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity store that people come from.
 *
 * @param id its id, {@code d-} and ten digits
 * @param region the Region of Identity Center
 * @param credentials the AWS identity that may read it and nothing else; AWS's default chain
 *     without it
 * @param endpoint where it is, instead of AWS's own address
 */
public record IdentityStoreConfig(
    String id, Region region, Optional<Path> credentials, Optional<URI> endpoint) {

  private static final Pattern SHAPE = Pattern.compile("d-[0-9a-f]{10}");

  public IdentityStoreConfig {
    id = id(id);
  }

  /** The text, if it is a store's id. */
  public static String id(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("id: must be an id such as d-1234567890");
    }
    return text;
  }
}
