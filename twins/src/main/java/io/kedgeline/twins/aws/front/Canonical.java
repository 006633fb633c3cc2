package io.kedgeline.twins.aws.front;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The canonical request and the string to sign of Signature Version 4. */
public final class Canonical {

  private static final String CONTENT_HASH = "x-amz-content-sha256";

  private Canonical() {}

  /** The text over which a signature of this algorithm is made. */
  public static String stringToSign(Request request, Authorization authorization, String date) {
    return authorization.algorithm()
        + "\n"
        + date
        + "\n"
        + authorization.scope()
        + "\n"
        + sha256(request(request, authorization).getBytes(StandardCharsets.UTF_8));
  }

  private static String request(Request request, Authorization authorization) {
    List<String> signedHeaders = authorization.signedHeaders();
    boolean s3 = authorization.service().equals("s3");
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + collapse(request.header(name).orElse("")) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        s3 ? s3Path(request.rawPath()) : path(request.rawPath()),
        query(request.rawQuery()),
        headers,
        String.join(";", signedHeaders),
        s3 ? announcedHash(request) : sha256(request.body()));
  }

  /** S3 encodes a path once, as it was sent. */
  private static String s3Path(String rawPath) {
    return Stream.of(rawPath.split("/", -1))
        .map(segment -> encode(Percent.decode(segment.replace("+", "%2B"))))
        .collect(Collectors.joining("/"));
  }

  /** S3 signs what the request says of its body; that it says so truly is checked apart. */
  private static String announcedHash(Request request) {
    return request.header(CONTENT_HASH).orElse("");
  }

  /** Whether the body is what the request says of it. */
  static boolean bodyAsAnnounced(Request request) {
    String announced = announcedHash(request);
    return announced.equals("UNSIGNED-PAYLOAD")
        || AwsChunked.announced(request)
        || announced.equals(sha256(request.body()));
  }

  private static String collapse(String value) {
    return value.strip().replaceAll(" +", " ");
  }

  /** Every service but S3 encodes the path that is already encoded once more. */
  private static String path(String rawPath) {
    return Stream.of(rawPath.split("/", -1))
        .map(Canonical::encode)
        .collect(Collectors.joining("/"));
  }

  /** Sorted by name, then by value. */
  private static String query(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return "";
    }
    List<Map.Entry<String, String>> pairs = new ArrayList<>();
    for (String pair : rawQuery.split("&", -1)) {
      String[] halves = pair.split("=", 2);
      pairs.add(Map.entry(recoded(halves[0]), halves.length == 2 ? recoded(halves[1]) : ""));
    }
    return pairs.stream()
        .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry::getValue))
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining("&"));
  }

  private static String recoded(String text) {
    return encode(Percent.decode(text));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
