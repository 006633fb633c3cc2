package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * What a certificate holds. Where they disagree, the template outweighs the call and the call the
 * CSR (AWS Private CA User Guide, "Template order of operations").
 */
final class CertificateContent {

  private final Template template;
  private final JsonNode passed;
  private final Csr csr;
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

  /**
   * Content by this template.
   *
   * @param passed what the call asks for, which templates that take none ignore
   */
  CertificateContent(Template template, JsonNode passed, Csr csr) {
    this.template = template;
    this.passed = passed;
    this.csr = csr;
  }

  X500Name subject() {
    return template.takesApi() && !passed.path("Subject").isEmpty()
        ? Subjects.name(passed.path("Subject"))
        : csr.subject();
  }

  /**
   * The extensions of a certificate.
   *
   * @param issuer the key that signs it
   * @param list where its revocation list is
   */
  List<Extension> extensions(PublicKey issuer, Optional<String> list) {
    basicConstraints();
    keyIdentifiers(issuer);
    usages();
    list.filter(url -> !template.kind().root()).ifPresent(this::distributionPoint);
    if (template.takesApi()) {
      ApiExtensions.of(passed.path("Extensions")).forEach(this::unlessFixed);
    }
    if (template.takesCsr()) {
      csr.extensions().forEach(this::unlessFixed);
    }
    csr.alternativeNames().ifPresent(this::unlessFixed);
    return named();
  }

  /** Alternative names are critical where there is no other name (RFC 5280 §4.2.1.6). */
  private List<Extension> named() {
    if (subject().getRDNs().length > 0) {
      return List.copyOf(extensions.values());
    }
    Extension names =
        Optional.ofNullable(extensions.get(Extension.subjectAlternativeName))
            .orElseThrow(() -> Refusals.csr("A subject or an alternative name is needed"));
    extensions.put(
        Extension.subjectAlternativeName,
        new Extension(Extension.subjectAlternativeName, true, names.getExtnValue().getOctets()));
    return List.copyOf(extensions.values());
  }

  private void unlessFixed(Extension extension) {
    extensions.putIfAbsent(extension.getExtnId(), extension);
  }

  private void basicConstraints() {
    BasicConstraints constraints =
        template.pathLength().isPresent()
            ? new BasicConstraints(template.pathLength().getAsInt())
            : new BasicConstraints(template.kind().authority());
    unlessFixed(
        ApiExtensions.encoded(
            Extension.basicConstraints,
            template.kind().authority() || template.criticalConstraints(),
            constraints));
  }

  private void keyIdentifiers(PublicKey issuer) {
    try {
      JcaX509ExtensionUtils utils = new JcaX509ExtensionUtils();
      unlessFixed(
          ApiExtensions.encoded(
              Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(csr.key())));
      if (!template.kind().root()) {
        unlessFixed(
            ApiExtensions.encoded(
                Extension.authorityKeyIdentifier,
                false,
                utils.createAuthorityKeyIdentifier(issuer)));
      }
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private void usages() {
    if (template.kind().keyUsage() != 0) {
      unlessFixed(
          ApiExtensions.encoded(
              Extension.keyUsage, true, new KeyUsage(template.kind().keyUsage())));
    }
    if (!template.kind().purposes().isEmpty()) {
      unlessFixed(
          ApiExtensions.encoded(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(template.kind().purposes().toArray(KeyPurposeId[]::new))));
    }
  }

  private void distributionPoint(String url) {
    DistributionPointName name =
        new DistributionPointName(
            new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, url)));
    unlessFixed(
        ApiExtensions.encoded(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)})));
  }
}
