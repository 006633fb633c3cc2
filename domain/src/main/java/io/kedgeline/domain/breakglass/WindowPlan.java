package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run will do, in full: approvers vote on the digest of exactly this.
 *
 * @param run the run
 * @param execution the first Temporal execution of the run, to which votes are bound
 * @param round which planning of the run, from 1
 * @param request what was asked
 * @param requester who asked
 * @param role the role that the profile gives
 * @param trustAnchor the anchor that the holder's certificate must chain to
 * @param slots who must approve
 * @param rulebook the digest of the rulebook it was planned under
 * @param state the digest of the AWS state it was planned on
 * @param approvalExpires until when votes count
 * @param executeBefore until when opening may begin
 * @param actions everything that will be changed, in order
 * @param certificate the certificate that the holder gets for it; nothing where they have one
 * @param extension what is put off, when the window is open already
 */
public record WindowPlan(
    RunId run,
    String execution,
    int round,
    WindowRequest request,
    PersonId requester,
    RoleArn role,
    TrustAnchorArn trustAnchor,
    List<Slot> slots,
    Digest rulebook,
    Digest state,
    Instant approvalExpires,
    Instant executeBefore,
    List<PlannedAction> actions,
    Optional<HolderCertificate> certificate,
    Optional<PlannedExtension> extension)
    implements Plan {

  public WindowPlan {
    slots = List.copyOf(slots);
    actions = List.copyOf(actions);
  }

  /** A plan that opens a window to a holder who has a certificate. */
  public WindowPlan(
      RunId run,
      String execution,
      int round,
      WindowRequest request,
      PersonId requester,
      RoleArn role,
      TrustAnchorArn trustAnchor,
      List<Slot> slots,
      Digest rulebook,
      Digest state,
      Instant approvalExpires,
      Instant executeBefore,
      List<PlannedAction> actions) {
    this(
        run,
        execution,
        round,
        request,
        requester,
        role,
        trustAnchor,
        slots,
        rulebook,
        state,
        approvalExpires,
        executeBefore,
        actions,
        Optional.empty(),
        Optional.empty());
  }

  /** By what AWS knows whoever is let in: a certificate for one window has a name of its own. */
  public SourceIdentity holder() {
    return certificate.map(HolderCertificate::holder).orElse(request.certificate());
  }

  /** Who asks for the window, or for more time in it. */
  @Override
  public PersonId asker() {
    return extension.map(PlannedExtension::requester).orElse(requester);
  }

  @Override
  public Set<PersonId> concerned() {
    return Stream.concat(Stream.of(requester, asker()), request.concerned().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Instant> moreTimeAskedAt() {
    return extension.map(PlannedExtension::askedAt);
  }

  /** The latest instant at which a lease of this plan may end. */
  public Instant latestEnd() {
    return executeBefore.plus(request.length());
  }
}
