package io.kedgeline.twins.aws.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of objects and of their versions, in the order of their keys. */
final class Listings {

  private static final int LARGEST = 1000;

  private Listings() {}

  static Map<String, S3Operation> operations() {
    return Map.of("ListObjectsV2", Listings::objects, "ListObjectVersions", Listings::versions);
  }

  /** A page of keys: of those below a prefix, in groups by the delimiter where one is given. */
  private static Answer objects(S3Call call) {
    Bucket bucket = call.allowed("s3:ListBucket");
    String prefix = call.query("prefix").orElse("");
    String delimiter = call.query("delimiter").orElse("");
    String after = call.query("continuation-token").or(() -> call.query("start-after")).orElse("");
    int most = most(call);
    ObjectNode answer = head(call, bucket, most);
    var contents = answer.putArray("Contents");
    Set<String> groups = new LinkedHashSet<>();
    String last = after;
    boolean truncated = false;
    for (String key : bucket.objects().tailMap(after, false).keySet()) {
      if (!key.startsWith(prefix) || bucket.current(key).isEmpty()) {
        continue;
      }
      String group = group(key, prefix, delimiter);
      if (!group.isEmpty()
          && (groups.contains(group) || group.equals(group(after, prefix, delimiter)))) {
        last = key;
        continue;
      }
      if (contents.size() + groups.size() == most) {
        truncated = most > 0;
        break;
      }
      last = key;
      if (group.isEmpty()) {
        contents.add(told(call, bucket.current(key).orElseThrow()));
      } else {
        groups.add(group);
      }
    }
    var common = answer.putArray("CommonPrefixes");
    groups.forEach(group -> common.addObject().put("Prefix", encoded(call, group)));
    answer
        .put("KeyCount", Integer.toString(contents.size() + groups.size()))
        .put("IsTruncated", Boolean.toString(truncated));
    if (truncated) {
      answer.put("NextContinuationToken", last);
    }
    return S3Call.xml("ListBucketResult", answer);
  }

  private static String group(String key, String prefix, String delimiter) {
    int end =
        delimiter.isEmpty() || !key.startsWith(prefix)
            ? -1
            : key.indexOf(delimiter, prefix.length());
    return end < 0 ? "" : key.substring(0, end + delimiter.length());
  }

  private static Answer versions(S3Call call) {
    Bucket bucket = call.allowed("s3:ListBucketVersions");
    String prefix = call.query("prefix").orElse("");
    int most = most(call);
    List<StoredObject> all = new ArrayList<>();
    bucket.objects().values().forEach(versions -> all.addAll(versions.reversed()));
    all.removeIf(version -> !version.key().startsWith(prefix));
    int from = from(call, all);
    List<StoredObject> page = all.stream().skip(from).limit(most).toList();
    ObjectNode answer = head(call, bucket, most);
    var kept = answer.putArray("Version");
    var markers = answer.putArray("DeleteMarker");
    for (StoredObject version : page) {
      boolean latest = bucket.newest(version.key()).filter(version::equals).isPresent();
      ObjectNode one =
          version.deleteMarker()
              ? markers
                  .addObject()
                  .put("Key", encoded(call, version.key()))
                  .put("LastModified", version.modified().toString())
              : told(call, version);
      one.put("VersionId", version.versionId()).put("IsLatest", Boolean.toString(latest));
      if (!version.deleteMarker()) {
        kept.add(one);
      }
    }
    boolean truncated = from + page.size() < all.size();
    answer.put("IsTruncated", Boolean.toString(truncated));
    if (truncated && !page.isEmpty()) {
      answer
          .put("NextKeyMarker", encoded(call, page.getLast().key()))
          .put("NextVersionIdMarker", page.getLast().versionId());
    }
    return S3Call.xml("ListVersionsResult", answer);
  }

  /** Where the page begins: after the version that the markers name. */
  private static int from(S3Call call, List<StoredObject> all) {
    String key = call.query("key-marker").orElse("");
    String versionId = call.query("version-id-marker").orElse("");
    int from = 0;
    boolean met = false;
    while (from < all.size() && !met) {
      StoredObject version = all.get(from);
      int order = version.key().compareTo(key);
      if (order > 0) {
        return from;
      }
      met = order == 0 && version.versionId().equals(versionId);
      from++;
    }
    return from;
  }

  private static ObjectNode head(S3Call call, Bucket bucket, int most) {
    ObjectNode answer =
        Json.object()
            .put("Name", bucket.name())
            .put("Prefix", encoded(call, call.query("prefix").orElse("")))
            .put("MaxKeys", Integer.toString(most));
    call.query("encoding-type").ifPresent(type -> answer.put("EncodingType", type));
    return answer;
  }

  private static ObjectNode told(S3Call call, StoredObject version) {
    return Json.object()
        .put("Key", encoded(call, version.key()))
        .put("LastModified", version.modified().toString())
        .put("ETag", version.etag())
        .put("Size", Integer.toString(version.octets().length))
        .put("StorageClass", "STANDARD");
  }

  private static String encoded(S3Call call, String text) {
    return call.query("encoding-type").filter("url"::equals).isPresent()
        ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/")
        : text;
  }

  private static int most(S3Call call) {
    String text = call.query("max-keys").orElse(Integer.toString(LARGEST));
    if (!text.matches("[0-9]{1,9}")) {
      throw new AwsError(400, "InvalidArgument", "Provided max-keys not an integer");
    }
    return Math.min(LARGEST, Integer.parseInt(text));
  }
}
