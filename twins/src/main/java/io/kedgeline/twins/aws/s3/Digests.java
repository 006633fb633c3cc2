package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Checksums of what is uploaded (S3 User Guide, "Checking object integrity"). */
final class Digests {

  private static final String PREFIX = "x-amz-checksum-";

  private Digests() {}

  /** The checksums that a request gives, all of which must be right. */
  static Map<String, String> checked(Request request) {
    byte[] body = request.body();
    Map<String, String> given = new TreeMap<>();
    request
        .header("content-md5")
        .ifPresent(md5 -> require(md5, base64(digest("MD5", body)), "Content-MD5"));
    Map<String, String> own =
        Map.of(
            PREFIX + "crc32", base64(new CRC32(), body),
            PREFIX + "crc32c", base64(new CRC32C(), body),
            PREFIX + "sha1", base64(digest("SHA-1", body)),
            PREFIX + "sha256", base64(digest("SHA-256", body)));
    own.forEach((name, right) ->
        request
            .header(name)
            .ifPresent(value -> {
              require(value, right, name);
              given.put(name, value);
            }));
    return given;
  }

  /** Whether a request gives any. */
  static boolean given(Request request) {
    return request.headers().keySet().stream()
        .anyMatch(name ->
            name.equals("content-md5")
                || (name.startsWith(PREFIX) && !name.endsWith("mode") && !name.endsWith("type")));
  }

  private static void require(String given, String right, String name) {
    if (!given.equals(right)) {
      throw new AwsError(
          400,
          "BadDigest",
          "The %s you specified did not match the calculated checksum.".formatted(name));
    }
  }

  static String md5(byte[] octets) {
    return HexFormat.of().formatHex(digest("MD5", octets));
  }

  private static byte[] digest(String algorithm, byte[] octets) {
    try {
      return MessageDigest.getInstance(algorithm).digest(octets);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String base64(Checksum checksum, byte[] octets) {
    checksum.update(octets);
    return base64(ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
