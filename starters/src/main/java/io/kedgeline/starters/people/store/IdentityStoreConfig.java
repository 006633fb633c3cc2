package io.kedgeline.starters.people.store;

import io.kedgeline.domain.resource.Region;
import io.kedgeline.workflows.settings.Settings;
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

  /** Reads its settings, of which those beside its id are known beside it only. */
  public static Optional<IdentityStoreConfig> read(Settings settings) {
    if (!settings.names("people.identity-store")) {
      return Optional.empty();
    }
    Optional<String> id =
        Optional.of(settings.text("people.identity-store"))
            .filter(text -> !text.isEmpty())
            .flatMap(text ->
                settings.optional(
                    "people.identity-store",
                    IdentityStoreConfig::id,
                    "must be an id such as d-1234567890"));
    Optional<Region> region =
        Optional.of(settings.text("people.identity-store.region"))
            .filter(text -> !text.isEmpty())
            .flatMap(text ->
                settings.optional(
                    "people.identity-store.region",
                    Region::new,
                    "must be a Region code such as eu-central-1"));
    Optional<Path> credentials = settings.optionalPath("people.identity-store.credentials");
    Optional<URI> endpoint = settings.optionalOrigin("aws.endpoint", false);
    return id.flatMap(
        store -> region.map(in -> new IdentityStoreConfig(store, in, credentials, endpoint)));
  }

  /** The text, if it is a store's id. */
  public static String id(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("id: must be an id such as d-1234567890");
    }
    return text;
  }
}
