package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCertificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates: issued some time after they are asked for, and told (API Reference,
 * IssueCertificate and GetCertificate).
 */
final class Issuance {

  private static final int CSR_LIMIT = 32_768;

  private Issuance() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of("IssueCertificate", Issuance::issue, "GetCertificate", Issuance::get);
  }

  private static ObjectNode issue(PrivateCaCall call) {
    String templateArn = call.find("TemplateArn").orElse(Template.USUAL);
    PrivateCa ca = call.authority(call.keys().put("acm-pca:TemplateArn", templateArn));
    Optional<String> token = call.token();
    Template template = Template.of(templateArn);
    Csr csr = Csr.parse(call.octets("Csr", CSR_LIMIT));
    requireReady(call, ca, template, csr);
    Optional<PrivateCertificate> same =
        ca.certificates().values().stream()
            .filter(one -> token.isPresent() && one.token().equals(token))
            .filter(one -> Authorities.within(one.issuedAt(), call.now()))
            .findFirst();
    PrivateCertificate issued = same.orElseGet(() -> fresh(call, ca, template, csr, token));
    return Json.object().put("CertificateArn", arn(ca, issued));
  }

  /** Only a root's own certificate can be issued before the authority has one. */
  private static void requireReady(PrivateCaCall call, PrivateCa ca, Template template, Csr csr) {
    String status = Lifecycle.at(ca, call.now());
    boolean ownRoot = template.kind().root();
    if (ownRoot
        && (!ca.detail().path("Type").asText("").equals("ROOT")
            || !csr.key().equals(ca.keys().getPublic()))) {
      throw Refusals.args("This template is for the own certificate of a root only");
    }
    if (!status.equals(Lifecycle.ACTIVE) && !(ownRoot && status.equals(Lifecycle.PENDING))) {
      throw Refusals.state(
          "The certificate authority is not in a valid state for issuing certificates");
    }
  }

  private static PrivateCertificate fresh(
      PrivateCaCall call, PrivateCa ca, Template template, Csr csr, Optional<String> token) {
    Validity validity = Validity.of(call);
    if (!template.kind().root()) {
      validity.requireWithin(ca, call.now());
      requirePath(ca, template);
    }
    CertificateContent content =
        new CertificateContent(template, call.body().path("ApiPassthrough"), csr);
    X509Certificate certificate =
        new CaSignature(ca, call.text("SigningAlgorithm"))
            .certificate(content, csr.key(), validity, template.kind().root());
    PrivateCertificate issued =
        new PrivateCertificate(
            Serials.hex(certificate.getSerialNumber()),
            Pem.of(List.of(certificate)),
            content.subject().toString(),
            validity.notBefore(),
            validity.notAfter(),
            template.kind().root(),
            template.arn(),
            call.now(),
            call.now().plus(call.state().privateCas().work()),
            token,
            Optional.empty());
    ca.certificates().put(issued.serial(), issued);
    call.state()
        .privateCas()
        .say(AuthorityNotice.done("Certificate Issuance", ca, issued.readyAt(), arn(ca, issued)));
    if (!template.kind().root() && RevocationSettings.list(ca).isPresent()) {
      ca.crl(ca.crl().needed(call.now().plus(call.state().privateCas().crlDelay())));
    }
    return issued;
  }

  /** An authority may stand below another only as deep as that one allows (RFC 5280 §4.2.1.9). */
  private static void requirePath(PrivateCa ca, Template template) {
    int allowed = Pem.certificate(ca.certificate().orElseThrow().pem()).getBasicConstraints();
    if (template.kind().authority() && template.pathLength().orElse(0) >= allowed) {
      throw Refusals.args("The path length of the template is not below the authority's own");
    }
  }

  static String arn(PrivateCa ca, PrivateCertificate certificate) {
    return ca.arn() + "/certificate/" + certificate.serial();
  }

  private static ObjectNode get(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String arn = call.text("CertificateArn");
    String prefix = ca.arn() + "/certificate/";
    if (!arn.startsWith(prefix)) {
      throw Refusals.arn("The certificate is not of this authority: " + arn);
    }
    if (Lifecycle.at(ca, call.now()).equals(Lifecycle.DELETED)) {
      throw Refusals.state("The certificate authority is deleted");
    }
    PrivateCertificate found =
        Optional.ofNullable(ca.certificates().get(arn.substring(prefix.length())))
            .orElseThrow(() -> Refusals.missing(arn));
    requireDone(call, found);
    ObjectNode answer = Json.object().put("Certificate", found.pem().strip());
    ca.certificate()
        .filter(own -> !found.selfSigned())
        .ifPresent(own -> answer.put("CertificateChain", (own.pem() + own.chain()).strip()));
    return answer;
  }

  /** Refuses until the certificate is issued. */
  static void requireDone(PrivateCaCall call, PrivateCertificate certificate) {
    if (call.now().isBefore(certificate.readyAt())) {
      throw Refusals.inProgress("The certificate is not issued yet");
    }
  }
}
