package io.kedgeline.activities.world;

import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.GatherRequest;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** What was asked of a run, once it is known that a server that is trusted signed it. */
public final class SignedRequests {

  private SignedRequests() {}

  /**
   * What was asked.
   *
   * @param header who asked
   * @param request what
   * @param <R> its kind
   */
  public record Asked<R extends RunRequest>(ActHeader header, R request) {}

  /**
   * Opens it.
   *
   * @param noun what a request of this kind is for
   * @throws ApplicationFailure for good, of type {@code NOT_AUTHENTIC}, when it is not signed for
   *     this run by whom the worker trusts, or asks for something else
   */
  public static <R extends RunRequest> Asked<R> open(
      GatherRequest gather, Trust trust, Class<R> kind, String noun) {
    return Optional.of(gather.request())
        .flatMap(signed -> trust.acts().open(signed))
        .filter(Act.Request.class::isInstance)
        .map(Act.Request.class::cast)
        .filter(asked -> asked.header().run().equals(gather.run()))
        .flatMap(asked -> asked.asks(kind).map(request -> new Asked<>(asked.header(), request)))
        .orElseThrow(() ->
            ApplicationFailure.newNonRetryableFailure(
                "the request of %s is not one for %s, signed by a server that this worker trusts"
                    .formatted(gather.run(), noun),
                FailureType.NOT_AUTHENTIC.name()));
  }
}
