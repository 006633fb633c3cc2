package io.kedgeline.activities.aws.admission;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.ProofFailures;
import io.kedgeline.activities.aws.issuance.LeafIssuer;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.domain.onboarding.AdmissionCase;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.Stranger;
import java.io.IOException;
import java.security.GeneralSecurityException;
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
    Door door = new Door(sessions, admission);
    List<Stranger> strangers = Stranger.of(admission);
    return ProofFailures.naming(() -> {
      CertificateIdentity matching =
          leaves.issue(admission.rightful().authority(), admission.matching());
      List<String> seen = new ArrayList<>();
      AwsSessionCredentials session = door.mustLetIn(matching);
      seen.add("the matching canary got a session");
      seen.addAll(reach(admission, session));
      for (Stranger stranger : strangers) {
        seen.add(isRefused(stranger, door, leaves));
      }
      seen.add(itsForgeryIsRefused(matching, door));
      for (AnchoredAuthority other : admission.other().stream().toList()) {
        seen.add(isRefused(other, door, leaves));
      }
      door.mustLetIn(matching);
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
            new Door(sessions, admission)
                .mustRefuse(
                    "the matching canary",
                    leaves.issue(rightful.authority(), admission.matching()),
                    rightful.anchor(),
                    why)));
  }

  private List<String> reach(AdmissionCase admission, AwsSessionCredentials session) {
    try (AwsClients clients = accounts.clients(admission.profile().region(), session)) {
      return new CanarySession(clients.iam(), admission.role()).observations();
    }
  }

  private static String isRefused(Stranger stranger, Door door, CanaryLeaf leaves)
      throws IOException, GeneralSecurityException, InterruptedException {
    AnchoredAuthority rightful = door.admission().rightful();
    return door.mustRefuse(
        "a canary " + stranger.description(),
        leaves.issue(rightful.authority(), stranger.names()),
        rightful.anchor(),
        RefusalReason.TRUST_POLICY);
  }

  private static String itsForgeryIsRefused(CertificateIdentity matching, Door door)
      throws IOException, GeneralSecurityException, InterruptedException {
    return door.mustRefuse(
        "a canary that another authority of the same name certifies",
        Forgery.of(matching.certificate()),
        door.admission().rightful().anchor(),
        RefusalReason.CHAIN);
  }

  private static String isRefused(AnchoredAuthority other, Door door, CanaryLeaf leaves)
      throws IOException, GeneralSecurityException, InterruptedException {
    return door.mustRefuse(
        "a canary with the same names at the other anchor, %s,".formatted(other.anchor()),
        leaves.issue(other.authority(), door.admission().matching()),
        other.anchor(),
        RefusalReason.TRUST_POLICY);
  }
}
