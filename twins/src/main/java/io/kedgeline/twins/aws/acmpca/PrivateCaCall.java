package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.TagKeys;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call of Private CA.
 *
 * @param operation its name
 * @param invocation who calls
 * @param body its members
 */
record PrivateCaCall(String operation, Invocation invocation, ObjectNode body) {

  private static final String CA_ARN = "CertificateAuthorityArn";
  private static final Pattern ARN =
      Pattern.compile("arn:aws:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/[0-9a-f-]{36}");

  AwsState state() {
    return invocation.state();
  }

  Instant now() {
    return state().now();
  }

  RequestContext.Builder keys() {
    return invocation.judge().context();
  }

  /** The authority that the call names, if the caller may do this to it. */
  PrivateCa authority() {
    return authority(keys());
  }

  /** The same, with these condition keys besides those of its tags. */
  PrivateCa authority(RequestContext.Builder context) {
    String arn = text(CA_ARN);
    if (!ARN.matcher(arn).matches()) {
      throw Refusals.arn("The ARN is not that of a certificate authority: " + arn);
    }
    Optional<PrivateCa> found =
        state()
            .privateCas()
            .find(arn)
            .filter(ca ->
                ca.account().equals(invocation.account())
                    && ca.region().equals(invocation.region()));
    found.ifPresent(ca -> TagKeys.ofResource(context, ca.tags()));
    allow(arn, context);
    return found
        .filter(ca -> !Lifecycle.goneForGood(ca, now()))
        .orElseThrow(() -> Refusals.missing(arn));
  }

  /** Permission for this operation on an authority, or on {@code *}. */
  void allow(String arn, RequestContext.Builder context) {
    invocation
        .judge()
        .require(
            "acm-pca:" + operation,
            arn,
            invocation.account(),
            context.build(),
            "AccessDeniedException");
  }

  /** The member of this name, which must be there. */
  String text(String name) {
    return find(name).orElseThrow(() -> AwsError.validation(name + " must be specified"));
  }

  Optional<String> find(String name) {
    return Optional.of(body.path(name)).filter(JsonNode::isTextual).map(node -> node.asText(""));
  }

  /** The token by which a repeated request is known: at most 36 characters. */
  Optional<String> token() {
    Optional<String> token = find("IdempotencyToken");
    token
        .filter(text -> !text.matches("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]{1,36}"))
        .ifPresent(text -> {
          throw AwsError.validation("IdempotencyToken must be 1 to 36 characters");
        });
    return token;
  }

  /** The octets of a member, which must be there and no more than this. */
  byte[] octets(String name, int most) {
    try {
      byte[] octets = Base64.getDecoder().decode(text(name));
      if (octets.length < 1 || octets.length > most) {
        throw AwsError.validation(name + " must be 1 to " + most + " bytes");
      }
      return octets;
    } catch (IllegalArgumentException noBase64) {
      throw AwsError.validation(name + " is not base64");
    }
  }
}
