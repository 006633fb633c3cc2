package io.kedgeline.domain.certificate;

import java.util.List;

/**
 * What a company's consumers may ask of a certificate.
 *
 * @param keys the kinds of keys
 * @param shortestId how many characters a device's or workload's own name has at least, after its
 *     URN space
 * @param longestId how many it has at most
 */
public record CertificateRules(List<KeyKind> keys, int shortestId, int longestId) {

  public CertificateRules {
    keys = List.copyOf(keys);
    if (shortestId > longestId) {
      throw new IllegalArgumentException("shortestId: must not exceed longestId");
    }
  }
}
