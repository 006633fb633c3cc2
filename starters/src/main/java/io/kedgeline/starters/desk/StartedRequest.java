package io.kedgeline.starters.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.Optional;

/** What a run was started with, as this server wrote it into the ledger. */
final class StartedRequest {

  private StartedRequest() {}

  /** The signed request. */
  static SignedAct signed(RunStart start) {
    try {
      return WireMapper.strict().readValue(start.request(), SignedAct.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(
          "the start of " + start.run() + " cannot be read", unreadable);
    }
  }

  /** What it asks for, if it can be read. */
  static Optional<RunRequest> of(RunStart start) {
    return act(signed(start)).map(Act.Request::request);
  }

  /** Through which door it came, such as {@code http}, if it can be read. */
  static Optional<String> channel(RunStart start) {
    try {
      return act(WireMapper.strict().readValue(start.request(), SignedAct.class))
          .map(asked -> asked.header().channel());
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Act.Request> act(SignedAct signed) {
    try {
      return WireMapper.strict().readValue(signed.payload(), Act.class) instanceof Act.Request asked
          ? Optional.of(asked)
          : Optional.empty();
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
