package io.kedgeline.twins.aws.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * An object of Roles Anywhere, kept in the shape in which the wire gives it.
 *
 * @param kind {@code trust-anchor}, {@code profile}, {@code crl} or {@code subject}
 * @param account the account that owns it
 * @param region the Region it lives in
 * @param id its UUID
 * @param detail its members
 * @param tags its tags
 * @param untold what is remembered of it and told to nobody
 */
public record AnywhereObject(
    String kind,
    String account,
    String region,
    String id,
    ObjectNode detail,
    Map<String, String> tags,
    Map<String, String> untold) {

  /** An object without tags. */
  public static AnywhereObject of(
      String kind, String account, String region, String id, ObjectNode detail) {
    return new AnywhereObject(kind, account, region, id, detail, new TreeMap<>(), new TreeMap<>());
  }

  /** Its ARN. */
  public String arn() {
    return arn(kind, account, region, id);
  }

  /** The ARN of such an object. */
  public static String arn(String kind, String account, String region, String id) {
    return "arn:aws:rolesanywhere:%s:%s:%s/%s".formatted(region, account, kind, id);
  }

  /** Whether it is enabled. */
  public boolean enabled() {
    return detail.path("enabled").asBoolean(false);
  }
}
