package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A device that is to be enrolled, in full: approvers vote on the digest of exactly this.
 *
 * @param run the run
 * @param execution the first Temporal execution of the run, to which votes are bound
 * @param round which planning of the run, from 1
 * @param request what was asked
 * @param requester who asked
 * @param profile the profile that the certificate gets in by
 * @param authority the authority that issues the certificate
 * @param names what the certificate says of the device, whatever the device's request asks for
 * @param validity how long the certificate is valid
 * @param session how long each session of the profile is
 * @param firstUse how long the certificate may stay unused; then it is revoked
 * @param slots who must approve
 * @param rulebook the digest of the rulebook that it was made under
 * @param state the digest of the AWS state that it was made on
 * @param approvalExpires until when votes count
 * @param presentBefore until when the device may show its request
 * @param executeBefore until when the certificate may be issued
 * @param actions everything that will be changed, in order
 */
public record EnrollmentPlan(
    RunId run,
    String execution,
    int round,
    EnrollmentRequest request,
    PersonId requester,
    RegisteredProfile profile,
    CertificateAuthorityArn authority,
    CertificateNames names,
    Duration validity,
    Duration session,
    Duration firstUse,
    List<Slot> slots,
    Digest rulebook,
    Digest state,
    Instant approvalExpires,
    Instant presentBefore,
    Instant executeBefore,
    List<PlannedAction> actions)
    implements Plan {

  public EnrollmentPlan {
    slots = List.copyOf(slots);
    actions = List.copyOf(actions);
  }

  @Override
  public PersonId asker() {
    return requester;
  }

  @Override
  public Set<PersonId> concerned() {
    return Stream.concat(Stream.of(requester), request.concerned().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What issuing is done to: the device by its name, since the certificate has no ARN yet. */
  public PlannedAction issuing() {
    return issuing(names);
  }

  static PlannedAction issuing(CertificateNames names) {
    return new PlannedAction(Operation.ISSUE_CERTIFICATE, names.uri().orElseGet(names::commonName));
  }
}
