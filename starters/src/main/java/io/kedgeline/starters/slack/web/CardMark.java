package io.kedgeline.starters.slack.web;

import com.slack.api.model.Message;
import io.kedgeline.domain.plan.RunId;
import java.util.Map;
import java.util.Optional;

/** What a card carries unseen, so that it is known again (Slack docs, "Message metadata"). */
final class CardMark {

  private static final String TYPE = "kedgeline_card";
  private static final String RUN = "run";

  private CardMark() {}

  static Message.Metadata of(RunId run) {
    return Message.Metadata.builder()
        .eventType(TYPE)
        .eventPayload(Map.of(RUN, run.value()))
        .build();
  }

  static boolean isOf(Message message, RunId run) {
    return Optional.ofNullable(message.getMetadata())
        .filter(mark -> TYPE.equals(mark.getEventType()))
        .flatMap(mark -> Optional.ofNullable(mark.getEventPayload()))
        .filter(payload -> run.value().equals(payload.get(RUN)))
        .isPresent();
  }
}
