package io.kedgeline.workflows.wire;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;

/**
 * A rulebook and the file that it was read from.
 *
 * @param rulebook the validated rules
 * @param sha256 the digest of the file's octets, which deployments pin and runs record
 * @param text the file as it was, comments included: evidence holds it
 */
public record LoadedRulebook(Rulebook rulebook, Digest sha256, String text) {}
