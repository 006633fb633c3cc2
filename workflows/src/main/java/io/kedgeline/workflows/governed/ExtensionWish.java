package io.kedgeline.workflows.governed;

import io.kedgeline.domain.warrant.Act;

/**
 * Somebody's wish for more time.
 *
 * @param act what they ask
 * @param signed the same as the server signed it
 */
public record ExtensionWish(Act.Extension act, SignedAct signed) {}
