package io.kedgeline.starters.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.ledger.event.AwsEvent;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an event as EventBridge delivers it (EventBridge User Guide, "Event structure"). The
 * envelope must be one. Of its detail, what is not as expected counts as not told, since the shapes
 * of CloudTrail's records are the services' own and change.
 */
final class AwsEventReader {

  private static final Rule<String> ID =
      text ->
          AwsEvent.isId(text)
              ? Optional.empty()
              : Optional.of("must be 1 to 64 letters, digits and hyphens");
  private static final Rule<String> SOURCE =
      text ->
          AwsEvent.isSource(text)
              ? Optional.empty()
              : Optional.of("must be 1 to 128 letters, digits, full stops and hyphens");
  private static final Rule<String> TYPE =
      text ->
          AwsEvent.isName(text)
              ? Optional.empty()
              : Optional.of("must be 1 to 128 letters, digits, spaces and hyphens");

  private AwsEventReader() {}

  /** The event; nothing, and at least one fault, when it is none. */
  static Optional<AwsEvent> read(Map<String, Object> tree, Faults faults) {
    Section envelope = Section.root(tree, faults);
    Optional<String> id = envelope.text("id", ID);
    Optional<AccountId> account = envelope.named("account", AccountId::new);
    Optional<Region> region = envelope.named("region", Region::new);
    Optional<String> source = envelope.text("source", SOURCE);
    Optional<String> type = envelope.text("detail-type", TYPE);
    Optional<Instant> time = envelope.named("time", AwsEventReader::instant);
    Optional<Section> detail = envelope.section("detail");
    if (faults.count() > 0 || detail.isEmpty()) {
      return Optional.empty();
    }
    JsonNode whole = WireMapper.tolerant().valueToTree(tree);
    JsonNode told = whole.path("detail");
    return envelope.checked(() ->
        new AwsEvent(
            Told.text(told, "eventID").filter(AwsEvent::isId).or(() -> id).orElseThrow(),
            account.orElseThrow(),
            region.orElseThrow(),
            source.orElseThrow(),
            Told.text(told, "eventName").filter(AwsEvent::isName).or(() -> type).orElseThrow(),
            Told.text(told, "eventTime").flatMap(Told::instant).or(() -> time).orElseThrow(),
            Told.objects(whole),
            Told.error(told).filter(AwsEvent::isError),
            Told.certificate(told)));
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException none) {
      throw new IllegalArgumentException("time: must be an instant such as 2026-01-01T12:00:00Z");
    }
  }
}
