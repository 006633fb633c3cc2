package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Percent;
import io.kedgeline.twins.aws.front.Request;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is about: {@code /BUCKET/KEY}, or {@code /KEY} where the host is {@code
 * BUCKET.localhost} (S3 User Guide, "Virtual hosting of general purpose buckets").
 *
 * @param bucket the bucket's name, empty when none is named
 * @param key the object's key, empty when none is named
 */
record S3Target(String bucket, String key) {

  private static final Pattern HOST = Pattern.compile("(.+?)(\\.s3)?\\.localhost(:[0-9]+)?");

  static S3Target of(Request request) {
    String path = Percent.decode(request.rawPath().replace("+", "%2B")).substring(1);
    Optional<String> hosted =
        request
            .header("host")
            .map(HOST::matcher)
            .filter(Matcher::matches)
            .map(host -> host.group(1))
            .filter(name -> !name.equals("s3"));
    if (hosted.isPresent()) {
      return new S3Target(hosted.get(), path);
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new S3Target(path, "")
        : new S3Target(path.substring(0, slash), path.substring(slash + 1));
  }
}
