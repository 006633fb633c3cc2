package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.FactLog;
import io.kedgeline.workflows.governed.SignedAct;

/**
 * What the parts of one window share.
 *
 * @param id the run
 * @param request the signed request it was started with
 * @param progress where it stands
 * @param log what it has to tell the journal
 * @param approvals what people say to it
 */
record Run(RunId id, SignedAct request, Progress progress, FactLog log, Approvals approvals) {}
