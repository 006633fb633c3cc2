package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.HolderCertificateTerms;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The certificate that a holder gets for one window, issued under the window's quorum and revoked
 * after it (decision 25). Its common name is of this window alone: what was issued for another is
 * not let in by this one's session policy, revoked or not.
 *
 * @param authority who issues it
 * @param names what it says
 * @param validity how long it is valid: as long as any window, begun as late as any may
 */
public record HolderCertificate(
    CertificateAuthorityArn authority, CertificateNames names, Duration validity) {

  /** What separates the holder's own name from the change that the window belongs to. */
  private static final String AT = "@";

  /** What a name for one window ends with: {@link io.kedgeline.domain.plan.ChangeId}. */
  private static final Pattern WINDOW = Pattern.compile("@[A-Z]{2,10}-?[0-9]{1,12}$");

  /** The longest change leaves a name so many characters. */
  private static final int SHORTEST_CUT = SourceIdentity.LONGEST_COMMON_NAME - 24;

  /** The certificate for this window, where the rulebook has one issued for it. */
  public static Optional<HolderCertificate> of(WindowRequest request, BreakGlassRules rules) {
    return rules
        .governed(request.profile())
        .flatMap(BreakGlassProfile::holderCertificate)
        .map(terms -> of(request, terms, rules));
  }

  private static HolderCertificate of(
      WindowRequest request, HolderCertificateTerms terms, BreakGlassRules rules) {
    return new HolderCertificate(
        terms.authority(),
        CertificateNames.admitted(
            commonName(request),
            terms.attributes(),
            Optional.ofNullable(terms.attributes().get(TrustPolicyRules.URI))),
        rules.maximumWindow().plus(rules.executionExpiry()));
  }

  /** A name that would be too long for AWS loses its end: the change makes it unique. */
  private static String commonName(WindowRequest request) {
    String window = AT + request.change();
    String holder = request.certificate().commonName();
    int room = SourceIdentity.LONGEST_COMMON_NAME - window.length();
    return holder.substring(0, Math.min(holder.length(), room)) + window;
  }

  /** By what AWS knows whoever has it. */
  public SourceIdentity holder() {
    return SourceIdentity.ofCommonName(names.commonName());
  }

  /**
   * Whether two leases are of one bearer: the same name, or names of theirs that were made for two
   * windows. One that lost its end counts by what is left of it.
   */
  public static boolean sameBearer(SourceIdentity one, SourceIdentity other) {
    String first = WINDOW.matcher(one.commonName()).replaceFirst("");
    String second = WINDOW.matcher(other.commonName()).replaceFirst("");
    boolean cut =
        !first.equals(second) && Math.min(first.length(), second.length()) >= SHORTEST_CUT;
    return first.equals(second) || (cut && (first.startsWith(second) || second.startsWith(first)));
  }

  /** What issuing it is done to: its name, since it has no ARN yet. */
  public PlannedAction issuing() {
    return new PlannedAction(Operation.ISSUE_CERTIFICATE, names.commonName());
  }

  /** What revoking it is done to. */
  public PlannedAction revoking() {
    return new PlannedAction(Operation.REVOKE_CERTIFICATE, names.commonName());
  }
}
