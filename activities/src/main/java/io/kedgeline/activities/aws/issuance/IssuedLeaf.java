package io.kedgeline.activities.aws.issuance;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * An end-entity certificate that was issued.
 *
 * @param certificate the certificate
 * @param chain the authority's own certificate and those above it, the root last
 */
public record IssuedLeaf(X509Certificate certificate, List<X509Certificate> chain) {

  public IssuedLeaf {
    chain = List.copyOf(chain);
  }

  /** What of the chain is presented with it: no root, which whoever trusts it has. */
  public List<X509Certificate> intermediates() {
    return chain.stream()
        .filter(one -> !one.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
        .toList();
  }
}
