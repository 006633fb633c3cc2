package io.kedgeline.twins.aws.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A private certificate authority with its key and everything that it issued. */
public final class PrivateCa {

  /**
   * Its own certificate.
   *
   * @param pem the certificate
   * @param chain those above it, the root last; empty for a root
   */
  public record OwnCertificate(String pem, String chain) {}

  private final String account;
  private final String region;
  private final String id;
  private final KeyPair keys;
  private final Instant readyAt;
  private final ObjectNode detail;
  private final Map<String, String> tags = new TreeMap<>();
  private final Map<String, PrivateCertificate> certificates = new LinkedHashMap<>();
  private final List<AuditReport> reports = new ArrayList<>();
  private Optional<String> token = Optional.empty();
  private Optional<OwnCertificate> certificate = Optional.empty();
  private CrlSchedule crl = CrlSchedule.NOTHING_YET;

  /**
   * An authority without a certificate.
   *
   * @param account the account that owns it
   * @param region the Region it lives in
   * @param id its UUID
   * @param keys what it signs with
   * @param readyAt from when on its request for a certificate can be had
   * @param detail its members in the shape in which the wire gives them, times and status included
   */
  public PrivateCa(
      String account, String region, String id, KeyPair keys, Instant readyAt, ObjectNode detail) {
    this.account = account;
    this.region = region;
    this.id = id;
    this.keys = keys;
    this.readyAt = readyAt;
    this.detail = detail;
  }

  /** The ARN of such an authority. */
  public static String arn(String account, String region, String id) {
    return "arn:aws:acm-pca:%s:%s:certificate-authority/%s".formatted(region, account, id);
  }

  /** Its ARN. */
  public String arn() {
    return arn(account, region, id);
  }

  /** The account that owns it. */
  public String account() {
    return account;
  }

  /** The Region that it lives in. */
  public String region() {
    return region;
  }

  /** Its UUID. */
  public String id() {
    return id;
  }

  /** What it signs with. */
  public KeyPair keys() {
    return keys;
  }

  /** From when on its request for a certificate can be had. */
  public Instant readyAt() {
    return readyAt;
  }

  /** Its members, as the wire gives them. */
  public ObjectNode detail() {
    return detail;
  }

  /** Its tags. */
  public Map<String, String> tags() {
    return tags;
  }

  /** What it issued, by serial number in small hexadecimal letters, oldest first. */
  public Map<String, PrivateCertificate> certificates() {
    return certificates;
  }

  /** The audit reports that were asked for, oldest first. */
  public List<AuditReport> reports() {
    return reports;
  }

  /** By which a repeated request to create it is known. */
  public Optional<String> token() {
    return token;
  }

  /** Sets by which a repeated request to create it is known. */
  public void token(Optional<String> given) {
    token = given;
  }

  /** Its certificate, once one was imported. */
  public Optional<OwnCertificate> certificate() {
    return certificate;
  }

  /** Gives it a certificate. */
  public void certificate(OwnCertificate imported) {
    certificate = Optional.of(imported);
  }

  /** What became of its revocation list so far. */
  public CrlSchedule crl() {
    return crl;
  }

  /** Sets what became of its revocation list. */
  public void crl(CrlSchedule schedule) {
    crl = schedule;
  }
}
