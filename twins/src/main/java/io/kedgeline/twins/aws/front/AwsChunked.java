package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body in signed or unsigned chunks with a trailer, as S3's clients upload it (S3 API Reference,
 * "Signature calculations: transferring payload in multiple chunks").
 */
final class AwsChunked {

  private static final String PREFIX = "STREAMING-";
  private static final Pattern HEAD =
      Pattern.compile("([0-9a-fA-F]{1,8})(;chunk-signature=([0-9a-f]{64}))?");
  private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

  private final byte[] body;
  private final ChunkSignatures signatures;
  private final Map<String, String> trailer = new TreeMap<>();
  private int at;

  private AwsChunked(byte[] body, ChunkSignatures signatures) {
    this.body = body;
    this.signatures = signatures;
  }

  /** What a request says of its body instead of the body's hash, if it comes in chunks. */
  static boolean announced(Request request) {
    return request.header("x-amz-content-sha256").filter(h -> h.startsWith(PREFIX)).isPresent();
  }

  /** The request with its plain body, and its trailer among the headers. */
  static Request opened(Request request, ChunkSignatures signatures) {
    AwsChunked chunked = new AwsChunked(request.body(), signatures);
    byte[] plain = chunked.read();
    if (!request
        .header("x-amz-decoded-content-length")
        .filter(Integer.toString(plain.length)::equals)
        .isPresent()) {
      throw incomplete();
    }
    Map<String, List<String>> headers = new TreeMap<>(request.headers());
    chunked.trailer.forEach((name, value) -> headers.put(name, List.of(value)));
    return new Request(
        request.id(), request.method(), request.rawPath(), request.rawQuery(), headers, plain);
  }

  private byte[] read() {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int size;
    do {
      Matcher head = HEAD.matcher(line());
      if (!head.matches()) {
        throw incomplete();
      }
      size = Integer.parseUnsignedInt(head.group(1), 16);
      if (size < 0 || size > body.length - at) {
        throw incomplete();
      }
      byte[] chunk = Arrays.copyOfRange(body, at, at + size);
      at += size;
      signatures.requireChunk(chunk, head.group(3) == null ? "" : head.group(3));
      plain.writeBytes(chunk);
      if (size > 0 && !line().isEmpty()) {
        throw incomplete();
      }
    } while (size > 0);
    readTrailer();
    return plain.toByteArray();
  }

  private void readTrailer() {
    StringBuilder signed = new StringBuilder();
    String signature = "";
    while (at < body.length) {
      String line = line();
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        if (name.equals(TRAILER_SIGNATURE)) {
          signature = value;
        } else {
          trailer.put(name, value);
          signed.append(name).append(':').append(value).append('\n');
        }
      }
    }
    if (!trailer.isEmpty()) {
      signatures.requireTrailer(signed.toString(), signature);
    }
  }

  private String line() {
    int end = at;
    while (end + 1 < body.length && !(body[end] == '\r' && body[end + 1] == '\n')) {
      end++;
    }
    if (end + 1 >= body.length) {
      throw incomplete();
    }
    String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
    at = end + 2;
    return line;
  }

  private static AwsError incomplete() {
    return new AwsError(
        400,
        "IncompleteBody",
        "The request body terminated unexpectedly or is not in the announced chunks");
  }
}
