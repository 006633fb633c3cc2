package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The chain of signatures over a body's chunks, which begins with that of the request. */
final class ChunkSignatures {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String NOTHING = Canonical.sha256(new byte[0]);

  private final byte[] key;
  private final String date;
  private final String scope;
  private final boolean signed;
  private String before;

  /** Signatures by this signing key, unless the request says that chunks are unsigned. */
  ChunkSignatures(Request request, Authorization authorization, byte[] key) {
    this.key = key;
    this.date = request.header("x-amz-date").orElse("");
    this.scope = authorization.scope();
    this.signed =
        request.header("x-amz-content-sha256").filter(h -> h.contains(ALGORITHM)).isPresent();
    this.before = authorization.signature();
  }

  void requireChunk(byte[] chunk, String signature) {
    require(
        String.join(
            "\n", ALGORITHM + "-PAYLOAD", date, scope, before, NOTHING, Canonical.sha256(chunk)),
        signature);
  }

  void requireTrailer(String lines, String signature) {
    require(
        String.join(
            "\n",
            ALGORITHM + "-TRAILER",
            date,
            scope,
            before,
            Canonical.sha256(lines.getBytes(StandardCharsets.UTF_8))),
        signature);
  }

  private void require(String text, String signature) {
    if (signed) {
      String right = HexFormat.of().formatHex(SignatureVersion4.hmac(key, text));
      if (!right.equals(signature)) {
        throw new AwsError(
            403,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided.");
      }
      before = right;
    }
  }
}
