package io.kedgeline.starters.api;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.governed.ReviewView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A break-glass window as it stands.
 *
 * @param run its run
 * @param state where it stands
 * @param requester who asked
 * @param channel through which door, such as {@code http}, if that can be read; {@code
 *     change-management}: the change system asked, in the requester's name
 * @param emptySlots the slots that are still to be filled
 * @param expires when the approval or the window ends, whichever is being waited for
 * @param reason why it ended as it did
 * @param extension what became of the last wish for more time
 * @param digest the digest of the plan: approvers vote on it
 * @param plan what the run will do, once that is planned
 * @param certificate how the holder's certificate stands, where one is issued for the window
 * @param review what there is to be reviewed, once the window has closed
 * @param ledgerOnly true when the engine did not answer, and this is what the ledger last heard
 */
public record WindowView(
    RunId run,
    WindowState state,
    PersonId requester,
    Optional<String> channel,
    List<String> emptySlots,
    Optional<Instant> expires,
    Optional<String> reason,
    Optional<String> extension,
    Optional<Digest> digest,
    Optional<WindowPlan> plan,
    Optional<HolderCertificateDocument> certificate,
    Optional<ReviewView> review,
    boolean ledgerOnly) {

  public WindowView {
    emptySlots = List.copyOf(emptySlots);
  }
}
