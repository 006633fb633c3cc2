package io.kedgeline.activities.aws.x509;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.Region;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Signs a CreateSession request with a certificate's key (IAM Roles Anywhere User Guide, "Signing
 * process for IAM Roles Anywhere", tasks 1 to 4).
 */
public final class SessionSigner {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final CertificateIdentity identity;

  /** Signs as this identity. */
  public SessionSigner(CertificateIdentity identity) {
    this.identity = identity;
  }

  /**
   * The headers of the signed request, without {@code host}.
   *
   * @param host the value that the {@code host} header will have, port included if it is not 443
   * @param region of the profile
   * @param canonicalQuery the query string, sorted and encoded by RFC 3986
   * @param body the request's body
   * @param now the real time: AWS checks the signature's age
   */
  public Map<String, String> sign(
      String host, Region region, String canonicalQuery, byte[] body, Instant now)
      throws GeneralSecurityException {
    String stamp = STAMP.format(now);
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/json");
    headers.put("host", host);
    headers.put("x-amz-date", stamp);
    headers.put("x-amz-x509", encoded(identity.certificate()));
    if (!identity.intermediates().isEmpty()) {
      headers.put("x-amz-x509-chain", chain(identity.intermediates()));
    }
    String signedHeaders = String.join(";", headers.keySet());
    String canonicalRequest =
        "POST\n/sessions\n"
            + canonicalQuery
            + "\n"
            + headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining())
            + "\n"
            + signedHeaders
            + "\n"
            + Digest.of(body);
    String algorithm = "AWS4-X509-" + family() + "-SHA256";
    String scope = stamp.substring(0, 8) + "/" + region.value() + "/rolesanywhere/aws4_request";
    String toSign =
        algorithm + "\n" + stamp + "\n" + scope + "\n" + Digest.ofText(canonicalRequest);
    headers.put(
        "authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                algorithm,
                identity.certificate().getSerialNumber(),
                scope,
                signedHeaders,
                signature(toSign)));
    headers.remove("host");
    return headers;
  }

  private String signature(String toSign) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256with" + family());
    signer.initSign(identity.key());
    signer.update(toSign.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(signer.sign());
  }

  private String family() {
    return identity.key().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
  }

  private static String chain(List<X509Certificate> certificates)
      throws CertificateEncodingException {
    StringBuilder joined = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      joined.append(joined.isEmpty() ? "" : ",").append(encoded(certificate));
    }
    return joined.toString();
  }

  private static String encoded(X509Certificate certificate) throws CertificateEncodingException {
    return Base64.getEncoder().encodeToString(certificate.getEncoded());
  }
}
