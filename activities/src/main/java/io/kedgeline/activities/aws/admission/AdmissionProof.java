package io.kedgeline.activities.aws.admission;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.ProofFailures;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.Stranger;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Proves by effect whom a profile lets in. Each stranger must be refused for the reason that is to
 * be proved; and last the matching canary gets in once more, so that they were refused while others
 * were not.
 */
public final class AdmissionProof {

  private final CreateSessionClient sessions;
  private final AccountSessions accounts;

  /** Asks for sessions by the one, and calls AWS with them by the other. */
  public AdmissionProof(CreateSessionClient sessions, AccountSessions accounts) {
    this.sessions = sessions;
    this.accounts = accounts;
  }

  /**
   * The profile lets in the matching canary, which may read its role and do nothing else, and none
   * of those who almost match. As many certificates are issued as there are strangers, and one or
   * two more.
   *
   * @param leaves of the account of the case's authorities
   * @return what was seen, one sentence each
   * @throws io.temporal.failure.ApplicationFailure of type {@code NOT_PROVED} at the first thing
   *     that is not as it must be, and as {@link LeafIssuer} and {@link ProofFailures} say
   * @throws IllegalArgumentException when a pattern of the case leaves no stranger
   */
  public List<String> prove(AdmissionCase admission, CanaryLeaf leaves) {
    Door door = door(admission);
    TrustAnchorArn anchor = admission.rightful().anchor();
    List<Stranger> strangers = Stranger.of(admission);
    return ProofFailures.naming(() -> {
      CertificateIdentity matching =
          leaves.issue(admission.rightful().authority(), admission.matching());
      List<String> seen = new ArrayList<>();
      AwsSessionCredentials session = door.mustLetIn(matching, anchor);
      seen.add("the matching canary got a session");
      seen.addAll(reach(admission, session));
      for (Stranger stranger : strangers) {
        seen.add(isRefused(stranger, admission, door, leaves));
      }
      seen.add(itsForgeryIsRefused(matching.certificate(), anchor, door));
      for (AnchoredAuthority other : admission.other().stream().toList()) {
        seen.add(isRefused(other, admission.matching(), door, leaves));
      }
      door.mustLetIn(matching, anchor);
      seen.add("after all that the matching canary got a session again");
      return seen;
    });
  }

  /**
   * The profile or its anchor is disabled by design: the matching canary is refused for that.
   *
   * @param leaves of the account of the case's authorities
   * @param why what keeps it out; refused for anything else, it proves nothing
   * @return what was seen
   * @throws io.temporal.failure.ApplicationFailure as {@link #prove}
   */
  public List<String> mustStayOut(AdmissionCase admission, CanaryLeaf leaves, RefusalReason why) {
    AnchoredAuthority rightful = admission.rightful();
    return ProofFailures.naming(() ->
        List.of(
            door(admission)
                .mustRefuse(
                    "the matching canary",
                    leaves.issue(rightful.authority(), admission.matching()),
                    rightful.anchor(),
                    why)));
  }

  /**
   * A certificate that a forged authority of the same name certifies stays out, and so does one of
   * another authority that has an anchor.
   *
   * @param leaves of the account of the other authority
   * @return what was seen, one sentence each
   * @throws io.temporal.failure.ApplicationFailure as {@link #prove}
   */
  public List<String> strangersStayOut(StrangersCase strangers, CanaryLeaf leaves) {
    Door door = new Door(sessions, strangers.profile(), strangers.canary().role());
    return ProofFailures.naming(() -> {
      List<String> seen = new ArrayList<>();
      seen.add(itsForgeryIsRefused(strangers.genuine(), strangers.anchor(), door));
      for (AnchoredAuthority other : strangers.other().stream().toList()) {
        seen.add(isRefused(other, strangers.matching(), door, leaves));
      }
      return seen;
    });
  }

  private Door door(AdmissionCase admission) {
    return new Door(sessions, admission.profile(), admission.role());
  }

  private List<String> reach(AdmissionCase admission, AwsSessionCredentials session) {
    try (AwsClients clients =
        accounts.clients(admission.profile().account(), admission.profile().region(), session)) {
      return new CanarySession(clients.iam(), admission.role()).observations();
    }
  }

  private static String isRefused(
      Stranger stranger, AdmissionCase admission, Door door, CanaryLeaf leaves)
      throws IOException, GeneralSecurityException, InterruptedException {
    AnchoredAuthority rightful = admission.rightful();
    return door.mustRefuse(
        "a canary " + stranger.description(),
        leaves.issue(rightful.authority(), stranger.names()),
        rightful.anchor(),
        RefusalReason.TRUST_POLICY);
  }

  private static String itsForgeryIsRefused(
      X509Certificate genuine, TrustAnchorArn anchor, Door door)
      throws IOException, GeneralSecurityException, InterruptedException {
    return door.mustRefuse(
        "a canary that another authority of the same name certifies",
        Forgery.of(genuine),
        anchor,
        RefusalReason.CHAIN);
  }

  private static String isRefused(
      AnchoredAuthority other, CertificateNames matching, Door door, CanaryLeaf leaves)
      throws IOException, GeneralSecurityException, InterruptedException {
    return door.mustRefuse(
        "a canary with the same names at the other anchor, %s,".formatted(other.anchor()),
        leaves.issue(other.authority(), matching),
        other.anchor(),
        RefusalReason.TRUST_POLICY);
  }
}
