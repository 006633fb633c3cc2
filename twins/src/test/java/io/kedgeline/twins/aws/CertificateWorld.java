package io.kedgeline.twins.aws;

import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** A twin with an anchor, a role {@code R} that trusts it, and an open profile for the role. */
final class CertificateWorld implements AutoCloseable {

  static final Duration LIFE = Duration.ofDays(30);
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":["sts:AssumeRole",\
      "sts:TagSession","sts:SetSourceIdentity"],"Condition":%s}]}\
      """;

  final Instant yesterday = Instant.now().minus(Duration.ofDays(1));
  final InventedCa ca = InventedCa.root("CN=Root", yesterday);
  final AwsTwin twin;
  final AwsCredentials root;
  final IamClient iam;
  final RolesAnywhereClient anywhere;
  final CertificateCaller caller;
  private Instant now = Instant.now();

  CertificateWorld() throws IOException {
    twin = AwsTwin.start((InstantSource) () -> now);
    Clients clients = new Clients(twin);
    root = clients.root();
    iam = clients.iam(root);
    anywhere = clients.anywhere(root);
    caller = furnished();
  }

  /** The same in an account of a twin that is there. */
  CertificateWorld(AwsTwin twin, AwsCredentials administrator) {
    this.twin = twin;
    this.root = administrator;
    iam = new Clients(twin).iam(administrator);
    anywhere = new Clients(twin).anywhere(administrator);
    caller = furnished();
  }

  private CertificateCaller furnished() {
    String role =
        iam.createRole(r -> r.roleName("R").assumeRolePolicyDocument(TRUST.formatted("{}")))
            .role()
            .arn();
    String anchor =
        anywhere
            .createTrustAnchor(r ->
                r.name("a")
                    .enabled(true)
                    .source(s ->
                        s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                            .sourceData(d -> d.x509CertificateData(ca.self().certificatePem()))))
            .trustAnchor()
            .trustAnchorArn();
    String profile =
        anywhere
            .createProfile(
                r -> r.name("p").enabled(true).roleArns(role).acceptRoleSessionName(true))
            .profile()
            .profileArn();
    return new CertificateCaller(twin.endpoint(), profile, role, anchor);
  }

  Issued leaf(String subject) {
    return ca.issue(subject, yesterday, LIFE);
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** Lets the role trust certificates under this condition only. */
  void trustIf(String condition) {
    iam.updateAssumeRolePolicy(r -> r.roleName("R").policyDocument(TRUST.formatted(condition)));
  }

  /** Puts another authority in the anchor's place. */
  void anchorTrusts(Issued authority) {
    anywhere.updateTrustAnchor(r ->
        r.trustAnchorId(caller.anchor().substring(caller.anchor().indexOf('/') + 1))
            .source(s ->
                s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                    .sourceData(d -> d.x509CertificateData(authority.certificatePem()))));
  }

  @Override
  public void close() {
    twin.close();
  }
}
