package io.kedgeline.workflows.course;

import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.governed.FactLog;
import io.kedgeline.workflows.governed.SignedAct;

/**
 * What the parts of one run share.
 *
 * @param id the run
 * @param request the signed request it was started with
 * @param progress where it stands
 * @param log what it has to tell the journal
 * @param approvals what people say to it
 */
public record Run<S extends RunState>(
    RunId id, SignedAct request, Progress<S> progress, FactLog log, Approvals approvals) {}
