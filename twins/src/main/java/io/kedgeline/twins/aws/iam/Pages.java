package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One page of a list. The marker is the number of entries before the page, so it is only good while
 * the list stays as it is; IAM's own is opaque and promises no more.
 */
record Pages<T>(List<T> entries, String nextMarker) {

  private static final int USUAL = 100;

  /** The page that the request asks for. */
  static <T> Pages<T> of(Form form, List<T> all) {
    int size = form.number("MaxItems", 1, 1000).orElse(USUAL);
    String marker = form.find("Marker").orElse("0");
    if (!marker.matches("[0-9]{1,9}")) {
      throw new AwsError(400, "ValidationError", "Invalid Marker.");
    }
    int from = Math.min(Integer.parseInt(marker), all.size());
    int to = Math.min(from + size, all.size());
    return new Pages<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : "");
  }

  /** The result of a list operation. */
  String answer(String name, BiConsumer<Xml, T> content) {
    return Xml.of(xml -> {
      xml.putMembers(name, entries, content)
          .put("IsTruncated", Boolean.toString(!nextMarker.isEmpty()));
      if (!nextMarker.isEmpty()) {
        xml.put("Marker", nextMarker);
      }
    });
  }

  /** The result of a list operation whose entries are bare names. */
  static String ofNames(Form form, String name, List<String> all) {
    Pages<String> page = of(form, all);
    return Xml.of(xml -> {
      xml.putMembers(name, page.entries())
          .put("IsTruncated", Boolean.toString(!page.nextMarker().isEmpty()));
      if (!page.nextMarker().isEmpty()) {
        xml.put("Marker", page.nextMarker());
      }
    });
  }
}
