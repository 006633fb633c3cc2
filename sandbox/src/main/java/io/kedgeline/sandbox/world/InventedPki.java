package io.kedgeline.sandbox.world;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.state.PrivateCaStore;
import java.time.Duration;

/**
 * The authorities that stand before anything is asked for.
 *
 * @param root the root of the company's authorities
 * @param issuer break-glass's own authority
 */
public record InventedPki(CertificateAuthorityArn root, InventedIssuer issuer) {

  /** Builds them, for which nobody waits. */
  public static InventedPki build(AwsTwin aws, AccountKeys keys, PolicyArn boundary) {
    aws.levers().privateCaWork(Duration.ZERO);
    try (InventedAuthority authorities = new InventedAuthority(aws.endpoint(), keys)) {
      return new InventedPki(
          authorities.makeRoot("ExactTR Root CA", "production"),
          InventedIssuer.build(aws.endpoint(), keys, boundary));
    } finally {
      aws.levers().privateCaWork(PrivateCaStore.USUAL_WORK);
    }
  }
}
