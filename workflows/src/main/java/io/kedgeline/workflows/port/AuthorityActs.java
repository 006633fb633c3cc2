package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code pki} does. Each act is idempotent, reads back what it wrote, finds what an
 * earlier try of the same run made whose answer was lost, and is refused by the worker before any
 * AWS role is assumed unless its warrant authorises exactly it. Each but the first fails for good
 * unless the ledger's row of this run's making stands: a warrant authorises them for hours after
 * the last moment to begin.
 */
@ActivityInterface
public interface AuthorityActs {

  /**
   * Makes the bucket of the revocation list: private, with versions, encrypted, and writable by AWS
   * Private CA for this account alone. The ledger's row of the making stands before AWS is asked.
   */
  MakingReport createBucket(MakingAct act);

  /**
   * Makes the authority, has the root sign its certificate, for no authority below it, and imports
   * that: active, with its revocation list configured.
   */
  MakingReport createAuthority(MakingAct act);

  /** Makes the trust anchor, disabled; imports the list, enabled; writes its notifications. */
  MakingReport prepareAnchor(MakingAct act);

  /** Lets the anchor take certificates, once it has a list. */
  MakingReport enableAnchor(MakingAct act);

  /**
   * Disables the anchor again where the plan says that it rests so, once it is proved whom it lets
   * in.
   */
  MakingReport restAnchor(MakingAct act);

  /**
   * Writes into the ledger whose the authority is and until when it and its list are valid: from
   * then on it lasts. Nothing is registered that is not proved.
   */
  MakingReport registerAuthority(MakingAct act);

  /**
   * Takes away what this run made and did not register: anchor and list, then the authority, which
   * AWS keeps for a while as one that can be restored, then the bucket. The row is ended once the
   * canary is gone too; until then this fails when all else is done. A second time there is
   * nothing.
   */
  UndoReport undoAuthority(UndoingAct act);
}
