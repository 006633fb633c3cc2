package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** The one filter that a list takes, by the one attribute that it knows. */
final class Filter {

  private Filter() {}

  static Predicate<ObjectNode> of(IdentityStoreCall call, String attribute) {
    JsonNode filters = call.body().path("Filters");
    if (filters.size() > 1) {
      throw IdentityStoreCall.invalid("Filters must hold 0 to 1");
    }
    if (filters.isEmpty()) {
      return members -> true;
    }
    if (!IdentityStoreCall.text(filters.path(0), "AttributePath").equals(attribute)) {
      throw IdentityStoreCall.invalid("AttributePath must be " + attribute);
    }
    String value = IdentityStoreCall.text(filters.path(0), "AttributeValue");
    return members -> members.path(attribute).asText("").equals(value);
  }
}
