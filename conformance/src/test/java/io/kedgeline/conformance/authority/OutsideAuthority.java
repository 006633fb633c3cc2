package io.kedgeline.conformance.authority;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** An authority that is run outside AWS, and the documents that it gives away. */
public final class OutsideAuthority {

  private final InventedCa ca;
  private final Instant now;
  private final Issued canary;

  /** One of this common name, which has issued a canary's certificate by now. */
  public OutsideAuthority(String commonName, Instant now) {
    this(InventedCa.lowest("CN=%s,O=Partner".formatted(commonName), from(now)), now);
  }

  private OutsideAuthority(InventedCa ca, Instant now) {
    this.now = now;
    this.ca = ca;
    this.canary = issue("canary-1");
  }

  /** One of this common name whose certificate this root signed. */
  public static OutsideAuthority below(InventedCa root, String commonName, Instant now) {
    return new OutsideAuthority(
        root.lowestBelow("CN=%s,O=Partner".formatted(commonName), from(now)), now);
  }

  private static Instant from(Instant now) {
    return now.minus(Duration.ofDays(30));
  }

  private Instant days(long days) {
    return now.plus(Duration.ofDays(days));
  }

  /** A certificate with a key of its own, which the shipped canary's trust policy lets in. */
  private Issued issue(String commonName) {
    return ca.issue(
        "CN=%s,OU=partner,O=Partner".formatted(commonName),
        days(-1),
        Duration.ofDays(20),
        "EC",
        List.of(
            new GeneralNames(
                new GeneralName(
                    GeneralName.uniformResourceIdentifier,
                    "urn:exacttr:workload:canary-" + commonName))));
  }

  /** Its own certificate in PEM. */
  public String certificate() {
    return ca.self().certificatePem();
  }

  /** A list in PEM that revokes these. */
  public String list(X509Certificate... revoked) {
    return ca.revocationList(now, List.of(revoked));
  }

  /** A list in PEM of this moment, for seven days, that revokes nobody. */
  String listOf(Instant moment) {
    return ca.revocationList(moment, List.of());
  }

  /** The canary's certificate in PEM. */
  public String canary() {
    return canary.certificatePem();
  }

  /** The canary, as whoever runs the authority has it: with its key. */
  public CertificateIdentity canaryWithItsKey() {
    return with(canary);
  }

  /** Another certificate with its key. */
  CertificateIdentity identity(String commonName) {
    return with(issue(commonName));
  }

  private static CertificateIdentity with(Issued issued) {
    return new CertificateIdentity(issued.key(), issued.certificate(), List.of());
  }

  /** The DER of a document in PEM. */
  public static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z0-9 ]+-----", ""));
  }

  /** The DER of the authority's own certificate. */
  byte[] octets() {
    try {
      return ca.self().certificate().getEncoded();
    } catch (CertificateEncodingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
