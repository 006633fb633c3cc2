package io.kedgeline.starters.api;

import io.kedgeline.domain.window.WindowState;
import java.util.Optional;

/**
 * How far a window's holder is from their certificate.
 *
 * @param state where the window stands
 * @param reason why it ended as it did
 * @param certificate how the certificate stands
 */
public record HolderProgress(
    WindowState state, Optional<String> reason, HolderCertificateDocument certificate) {}
