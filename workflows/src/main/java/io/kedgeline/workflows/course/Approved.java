package io.kedgeline.workflows.course;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.workflows.governed.WarrantPapers;

/**
 * A plan that may be carried out.
 *
 * @param plan the plan
 * @param papers what authorises it
 * @param rulebook the rulebook that it was made under
 */
public record Approved<P extends Plan>(P plan, WarrantPapers papers, Rulebook rulebook) {}
