package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which operation a method, a target and a subresource make. */
final class S3Routes {

  private record Route(String method, boolean object, String subresource, String name) {}

  private static final String NONE = "";
  private static final List<Route> ROUTES =
      List.of(
          new Route("PUT", false, NONE, "CreateBucket"),
          new Route("HEAD", false, NONE, "HeadBucket"),
          new Route("DELETE", false, NONE, "DeleteBucket"),
          new Route("GET", false, "location", "GetBucketLocation"),
          new Route("GET", false, "acl", "GetBucketAcl"),
          new Route("PUT", false, "policy", "PutBucketPolicy"),
          new Route("GET", false, "policy", "GetBucketPolicy"),
          new Route("DELETE", false, "policy", "DeleteBucketPolicy"),
          new Route("PUT", false, "publicAccessBlock", "PutPublicAccessBlock"),
          new Route("GET", false, "publicAccessBlock", "GetPublicAccessBlock"),
          new Route("PUT", false, "versioning", "PutBucketVersioning"),
          new Route("GET", false, "versioning", "GetBucketVersioning"),
          new Route("PUT", false, "encryption", "PutBucketEncryption"),
          new Route("GET", false, "encryption", "GetBucketEncryption"),
          new Route("PUT", false, "object-lock", "PutObjectLockConfiguration"),
          new Route("GET", false, "object-lock", "GetObjectLockConfiguration"),
          new Route("GET", false, "tagging", "GetBucketTagging"),
          new Route("GET", false, "list-type", "ListObjectsV2"),
          new Route("GET", false, "versions", "ListObjectVersions"),
          new Route("PUT", true, NONE, "PutObject"),
          new Route("GET", true, NONE, "GetObject"),
          new Route("HEAD", true, NONE, "HeadObject"),
          new Route("DELETE", true, NONE, "DeleteObject"),
          new Route("PUT", true, "retention", "PutObjectRetention"),
          new Route("GET", true, "retention", "GetObjectRetention"));

  /** Query parameters that choose an operation, whether or not it is here. */
  private static final Set<String> SUBRESOURCES =
      Set.of(
          "accelerate",
          "acl",
          "analytics",
          "attributes",
          "cors",
          "delete",
          "encryption",
          "inventory",
          "legal-hold",
          "lifecycle",
          "list-type",
          "location",
          "logging",
          "metrics",
          "notification",
          "object-lock",
          "ownershipControls",
          "policy",
          "policyStatus",
          "publicAccessBlock",
          "replication",
          "requestPayment",
          "restore",
          "retention",
          "tagging",
          "torrent",
          "uploadId",
          "uploads",
          "versioning",
          "versions",
          "website");

  private S3Routes() {}

  /** The operation's name, or {@code Unknown}. */
  static String operation(Request request) {
    boolean object = !S3Target.of(request).key().isEmpty();
    String subresource =
        Arrays.stream(request.rawQuery().split("&", -1))
            .map(pair -> pair.split("=", 2)[0])
            .filter(SUBRESOURCES::contains)
            .findFirst()
            .orElse(NONE);
    return ROUTES.stream()
        .filter(route ->
            route.method().equals(request.method())
                && route.object() == object
                && route.subresource().equals(subresource))
        .map(Route::name)
        .findFirst()
        .orElse("Unknown");
  }

  /** Whether an operation is on an object: a data event, which no event history has. */
  static Set<String> onObjects() {
    return ROUTES.stream()
        .filter(route -> route.object() || route.name().startsWith("ListObject"))
        .map(Route::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
