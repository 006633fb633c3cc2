package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.workflows.governed.WarrantPapers;

/**
 * A plan that may be carried out.
 *
 * @param plan the plan
 * @param papers what authorises it
 * @param rulebook the rulebook that it was made under
 */
record Approved(WindowPlan plan, WarrantPapers papers, Rulebook rulebook) {}
