package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Principal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Finds out who signed a request with an access key. */
final class SignatureVersion4 {

  private final AwsState state;
  private final InstantSource realClock;

  SignatureVersion4(AwsState state, InstantSource realClock) {
    this.state = state;
    this.realClock = realClock;
  }

  Principal authenticate(Request request, Authorization authorization) {
    String date = request.header("x-amz-date").orElse("");
    if (!SigningDate.fresh(date, authorization.date(), realClock.instant())) {
      throw new AwsError(403, "SignatureDoesNotMatch", "Signature expired or not yet current");
    }
    AccessKey key =
        state
            .credentials()
            .find(authorization.credential())
            .filter(found -> found.active() && stands(found.principal()))
            .orElseThrow(() ->
                new AwsError(
                    403,
                    "InvalidClientTokenId",
                    "The security token included in the request is invalid."));
    if (!key.token().equals(request.header("x-amz-security-token"))) {
      throw new AwsError(
          403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }
    Set<String> vital =
        key.token().isPresent() ? Set.of("host", "x-amz-security-token") : Set.of("host");
    if (!authorization.covers(request, vital)
        || !signature(request, authorization, date, key.secret())) {
      throw new AwsError(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided.");
    }
    if (key.expires().filter(end -> !state.now().isBefore(end)).isPresent()) {
      throw new AwsError(
          403, "ExpiredToken", "The security token included in the request is expired");
    }
    if (key.token().isPresent()
        && !(key.principal() instanceof Principal.Session)
        && authorization.service().equals("iam")) {
      throw new AwsError(
          403, "InvalidClientTokenId", "The security token included in the request is invalid");
    }
    return key.principal();
  }

  /** The request of whoever it was found to be, with its body plain. */
  Request opened(Request request, Authorization authorization) {
    if (!authorization.service().equals("s3")) {
      return request;
    }
    if (!Canonical.bodyAsAnnounced(request)) {
      throw new AwsError(
          400,
          "XAmzContentSHA256Mismatch",
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    if (!AwsChunked.announced(request)) {
      return request;
    }
    String secret = state.credentials().find(authorization.credential()).orElseThrow().secret();
    return AwsChunked.opened(
        request, new ChunkSignatures(request, authorization, key(authorization, secret)));
  }

  /** Sessions of a deleted role and keys of a deleted user are nobody's. */
  private boolean stands(Principal principal) {
    return switch (principal) {
      case Principal.Root root -> true;
      case Principal.User user ->
          state.user(user.account(), user.user().name()).filter(user.user()::equals).isPresent();
      case Principal.Session session -> state.stands(session.session().role());
    };
  }

  private static boolean signature(
      Request request, Authorization authorization, String date, String secret) {
    byte[] expected =
        hmac(key(authorization, secret), Canonical.stringToSign(request, authorization, date));
    return MessageDigest.isEqual(
        HexFormat.of().formatHex(expected).getBytes(StandardCharsets.US_ASCII),
        authorization.signature().getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] key(Authorization authorization, String secret) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : authorization.scope().split("/", -1)) {
      key = hmac(key, part);
    }
    return key;
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
