package io.kedgeline.workflows.breakglass;

import io.kedgeline.workflows.governed.SignedAct;

/**
 * What starts a window.
 *
 * @param request the signed request; nothing in it is believed before its signature is verified
 */
public record WindowStart(SignedAct request) {}
