package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCa.OwnCertificate;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The certificate of an authority: asked for, imported, told. */
final class OwnCertificates {

  private static final int CERTIFICATE_LIMIT = 32_768;
  private static final int CHAIN_LIMIT = 2_097_152;
  private static final Set<String> TAKES_ONE =
      Set.of(Lifecycle.PENDING, Lifecycle.ACTIVE, Lifecycle.DISABLED, Lifecycle.EXPIRED);

  private OwnCertificates() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of(
        "GetCertificateAuthorityCsr", OwnCertificates::csr,
        "ImportCertificateAuthorityCertificate", OwnCertificates::importOne,
        "GetCertificateAuthorityCertificate", OwnCertificates::get);
  }

  private static ObjectNode csr(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String status = Lifecycle.at(ca, call.now());
    if (status.equals(Lifecycle.CREATING)) {
      throw Refusals.inProgress("The certificate authority is being created");
    }
    if (status.equals(Lifecycle.DELETED)) {
      throw Refusals.state("The certificate authority is deleted");
    }
    try {
      return Json.object().put("Csr", Pem.of("CERTIFICATE REQUEST", request(ca).getEncoded()));
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static PKCS10CertificationRequest request(PrivateCa ca) throws IOException {
    JsonNode configuration = ca.detail().path("CertificateAuthorityConfiguration");
    PKCS10CertificationRequestBuilder request =
        new JcaPKCS10CertificationRequestBuilder(
            Subjects.name(configuration.path("Subject")), ca.keys().getPublic());
    JsonNode usage = configuration.path("CsrExtensions").path("KeyUsage");
    if (usage.isObject()) {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.keyUsage, true, ApiExtensions.keyUsage(usage));
      request.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
    }
    CaSignature signature = CaSignature.own(ca);
    return request.build(KeyAlgorithms.signer(ca.keys().getPrivate(), signature.algorithm()));
  }

  private static ObjectNode importOne(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String status = Lifecycle.at(ca, call.now());
    if (!TAKES_ONE.contains(status)) {
      throw Refusals.state(
          "A certificate authority that is %s takes no certificate".formatted(status));
    }
    List<X509Certificate> own = Pem.certificates(call.octets("Certificate", CERTIFICATE_LIMIT));
    List<X509Certificate> chain =
        call.find("CertificateChain").isPresent()
            ? Pem.certificates(call.octets("CertificateChain", CHAIN_LIMIT))
            : List.of();
    if (own.size() != 1) {
      throw Refusals.certificate("One certificate must be given");
    }
    new ImportRules(ca, call.now()).require(own.get(0), chain);
    take(ca, own.get(0), chain);
    if (!status.equals(Lifecycle.DISABLED)) {
      Lifecycle.change(ca, Lifecycle.ACTIVE, call.now());
    }
    return Json.object();
  }

  private static void take(PrivateCa ca, X509Certificate own, List<X509Certificate> chain) {
    ca.certificate(new OwnCertificate(Pem.of(List.of(own)), Pem.of(chain)));
    ca.detail()
        .put("Serial", Serials.hex(own.getSerialNumber()))
        .put("NotBefore", own.getNotBefore().toInstant().getEpochSecond())
        .put("NotAfter", own.getNotAfter().toInstant().getEpochSecond());
  }

  private static ObjectNode get(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    OwnCertificate own =
        ca.certificate()
            .filter(have -> !Lifecycle.at(ca, call.now()).equals(Lifecycle.DELETED))
            .orElseThrow(() ->
                Refusals.state("The certificate authority has no certificate, or is deleted"));
    ObjectNode answer = Json.object().put("Certificate", own.pem().strip());
    if (!own.chain().isEmpty()) {
      answer.put("CertificateChain", own.chain().strip());
    }
    return answer;
  }
}
