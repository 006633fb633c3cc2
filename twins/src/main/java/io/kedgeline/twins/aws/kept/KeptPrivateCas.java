package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AuditReport;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.CrlSchedule;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCa.OwnCertificate;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Private authorities with their keys. */
final class KeptPrivateCas {

  /** The member that holds a secret. */
  static final String PRIVATE_KEY = "privateKey";

  private KeptPrivateCas() {}

  static void write(AwsState state, ArrayNode into) {
    for (PrivateCa ca : state.privateCas().all()) {
      ObjectNode node =
          into.addObject()
              .put("account", ca.account())
              .put("region", ca.region())
              .put("id", ca.id())
              .put("keyAlgorithm", ca.keys().getPublic().getAlgorithm())
              .put("publicKey", base64(ca.keys().getPublic().getEncoded()))
              .put(PRIVATE_KEY, base64(ca.keys().getPrivate().getEncoded()))
              .put("readyAt", ca.readyAt().toString());
      node.set("detail", ca.detail().deepCopy());
      ca.token().ifPresent(token -> node.put("token", token));
      ca.certificate()
          .ifPresent(
              own -> node.putObject("certificate").put("pem", own.pem()).put("chain", own.chain()));
      write(ca.crl(), node.putObject("crl"));
      Members.put(node, "tags", ca.tags());
      ArrayNode reports = node.putArray("reports");
      ca.reports().forEach(report -> write(report, reports));
      KeptCertificates.write(ca, node.putArray("certificates"));
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static void write(CrlSchedule crl, ObjectNode node) {
    node.put("number", crl.number());
    crl.firstDue().ifPresent(due -> node.put("firstDue", due.toString()));
    crl.last().ifPresent(at -> node.put("last", at.toString()));
    crl.notBefore().ifPresent(at -> node.put("notBefore", at.toString()));
  }

  private static void write(AuditReport report, ArrayNode into) {
    into.addObject()
        .put("id", report.id())
        .put("bucket", report.bucket())
        .put("key", report.key())
        .put("written", report.written())
        .put("created", report.created().toString())
        .put("readyAt", report.readyAt().toString());
  }

  static void read(JsonNode node, AwsState state) throws DamagedStateException {
    PrivateCa ca =
        new PrivateCa(
            Members.text(node, "account"),
            Members.text(node, "region"),
            Members.text(node, "id"),
            keys(node),
            Members.instant(node, "readyAt"),
            Members.object(node, "detail"));
    ca.token(Members.find(node, "token"));
    JsonNode own = node.path("certificate");
    if (own.isObject()) {
      ca.certificate(new OwnCertificate(Members.text(own, "pem"), Members.text(own, "chain")));
    }
    JsonNode crl = Members.object(node, "crl");
    ca.crl(
        new CrlSchedule(
            Members.findInstant(crl, "firstDue"),
            Members.number(crl, "number"),
            Members.findInstant(crl, "last"),
            Members.findInstant(crl, "notBefore")));
    ca.tags().putAll(Members.map(node, "tags"));
    for (JsonNode report : Members.list(node, "reports")) {
      ca.reports().add(report(report));
    }
    for (JsonNode certificate : Members.list(node, "certificates")) {
      KeptCertificates.read(certificate, ca);
    }
    state.privateCas().add(ca);
  }

  private static AuditReport report(JsonNode node) throws DamagedStateException {
    return new AuditReport(
        Members.text(node, "id"),
        Members.text(node, "bucket"),
        Members.text(node, "key"),
        node.path("written").asBoolean(false),
        Members.instant(node, "created"),
        Members.instant(node, "readyAt"));
  }

  private static KeyPair keys(JsonNode node) throws DamagedStateException {
    try {
      KeyFactory factory = KeyFactory.getInstance(Members.text(node, "keyAlgorithm"));
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(Members.octets(node, "publicKey"))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(Members.octets(node, PRIVATE_KEY))));
    } catch (GeneralSecurityException unreadable) {
      throw new DamagedStateException("a key is none", unreadable);
    }
  }
}
