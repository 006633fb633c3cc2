package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.admission.CanaryLeaf;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.authority.AnchorDraft;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.twins.aws.AccountKeys;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** The anchor of an authority that a run made, in the hands of the account's root user. */
final class AnchorByHand implements AutoCloseable {

  private final Sandbox sandbox;
  private final AnchorDraft draft;
  private final AccountSessions sessions;
  private final AwsClients root;

  AnchorByHand(Sandbox sandbox, AnchorDraft draft) {
    AccountKeys keys = sandbox.organization().member();
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey());
    this.sandbox = sandbox;
    this.draft = draft;
    this.sessions =
        new AccountSessions(
            new AwsAccess(
                duty -> StaticCredentialsProvider.create(credentials),
                Optional.of(sandbox.aws().endpoint())),
            sandbox.rulebook().rulebook().executors());
    this.root = sessions.clients(draft.account(), draft.region(), credentials);
  }

  boolean enabled() {
    return anchor().enabled();
  }

  void enable() {
    sandbox
        .organization()
        .pastGuardrails(() ->
            root.rolesAnywhere().enableTrustAnchor(r -> r.trustAnchorId(anchor().trustAnchorId())));
  }

  /** What becomes of a fresh certificate of the authority that the canary's profile lets in. */
  SessionAnswer ask() throws GeneralSecurityException, IOException, InterruptedException {
    CertificateIdentity leaf =
        new CanaryLeaf(new LeafIssuer(root.privateCa(), Duration.ofMinutes(1)), sandbox.clock())
            .issue(
                new CertificateAuthorityArn(anchor().source().sourceData().acmPcaArn()),
                new CertificateNames(
                    Map.of(CertificateNames.COMMON_NAME, "device-1", "OU", "prod"),
                    Optional.of("urn:exacttr:workload:canary-device-1")));
    return sandbox
        .sessions()
        .ask(
            leaf,
            profile().orElseThrow(),
            draft.canary().role(),
            new TrustAnchorArn(anchor().trustAnchorArn()));
  }

  /** Makes an anchor whose bundle holds the certificate of this root; tells the anchor's id. */
  String trustRootByABundle(CertificateAuthorityArn authority) {
    return trustByABundle(
        root.privateCa()
            .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(authority.value()))
            .certificate());
  }

  /** Makes an anchor whose bundle holds this certificate. */
  String trustByABundle(String certificate) {
    List<String> made = new ArrayList<>();
    sandbox
        .organization()
        .pastGuardrails(() ->
            made.add(
                root.rolesAnywhere()
                    .createTrustAnchor(r ->
                        r.name("By a bundle")
                            .enabled(false)
                            .source(s ->
                                s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                                    .sourceData(d -> d.x509CertificateData(certificate))))
                    .trustAnchor()
                    .trustAnchorId()));
    return made.getFirst();
  }

  void delete(String anchor) {
    sandbox
        .organization()
        .pastGuardrails(() -> root.rolesAnywhere().deleteTrustAnchor(r -> r.trustAnchorId(anchor)));
  }

  /** The anchor, once it is made. */
  Optional<TrustAnchorArn> arn() {
    return found().map(one -> new TrustAnchorArn(one.trustAnchorArn()));
  }

  private TrustAnchorDetail anchor() {
    return found().orElseThrow();
  }

  private Optional<TrustAnchorDetail> found() {
    return root.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(one -> one.name().equals(draft.anchor()))
        .findFirst();
  }

  /** The canary's profile, once it is made. */
  Optional<ProfileArn> profile() {
    return root.rolesAnywhere().listProfilesPaginator(r -> {}).profiles().stream()
        .filter(one -> one.name().equals(draft.canary().profile()))
        .map(one -> new ProfileArn(one.profileArn()))
        .findFirst();
  }

  @Override
  public void close() {
    root.close();
    sessions.close();
  }
}
