package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.plan.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A device's request for a certificate, as a worker read it.
 *
 * @param request the SHA-256 of the request's text
 * @param key the SHA-256 of its key as SubjectPublicKeyInfo in DER; nothing where it is no request
 * @param faults what speaks against it, each with its code; empty when a certificate may be issued
 */
public record ShownRequest(Digest request, Optional<Digest> key, List<String> faults) {

  public ShownRequest {
    faults = List.copyOf(faults);
  }
}
