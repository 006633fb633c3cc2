package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A record of the plain contract. Members that the contract does not have are refused, so that a
 * misspelt one is not taken for one that is missing.
 */
final class PlainRecord {

  /** The members, of which the first three must be there. */
  static final Set<String> MEMBERS =
      Set.of(
          "id",
          "state",
          "onHold",
          "plannedStart",
          "plannedEnd",
          "item",
          "requester",
          "assignee",
          "conflict",
          "conflictsWith",
          "conflictsCheckedAt");

  private static final int MOST_CONFLICTS = 100;
  private static final int MOST_CHARACTERS = 2048;

  private final JsonNode node;

  PlainRecord(JsonNode node) {
    this.node = node;
  }

  /**
   * The record.
   *
   * @param change whose record it must be
   * @param people whose mailbox an address is
   */
  ChangeRecord record(ChangeId change, Function<EmailAddress, Optional<PersonId>> people) {
    requireKnownMembers();
    if (!text("id").equals(Optional.of(change.value()))) {
      throw wrong("id", "is not the one that was asked for");
    }
    if (!node.path("onHold").isBoolean()) {
      throw wrong("onHold", "is neither true nor false");
    }
    return new ChangeRecord(
        change,
        word("state", ChangeState.class).orElseThrow(() -> wrong("state", "is missing")),
        node.path("onHold").booleanValue(),
        instant("plannedStart"),
        instant("plannedEnd"),
        text("item"),
        person("requester", people),
        person("assignee", people),
        conflicts());
  }

  private ConflictReport conflicts() {
    ChangeConflict conflict =
        word("conflict", ChangeConflict.class).orElse(ChangeConflict.NOT_CHECKED);
    List<FoundConflict> found = found();
    if (conflict != ChangeConflict.FOUND && !found.isEmpty()) {
      throw wrong("conflictsWith", "stands beside another conflict than FOUND");
    }
    return new ConflictReport(conflict, found, instant("conflictsCheckedAt"));
  }

  private List<FoundConflict> found() {
    JsonNode list = node.path("conflictsWith");
    if (list.isMissingNode()) {
      return List.of();
    }
    if (!list.isArray() || list.size() > MOST_CONFLICTS) {
      throw wrong("conflictsWith", "is no list of up to %d".formatted(MOST_CONFLICTS));
    }
    List<FoundConflict> found = new ArrayList<>();
    for (JsonNode one : list) {
      try {
        found.add(new FoundConflict(Optional.of(new ChangeId(one.asText())), Optional.empty()));
      } catch (IllegalArgumentException noId) {
        throw wrong("conflictsWith", "has something that is no id of a change");
      }
    }
    return found;
  }

  private void requireKnownMembers() {
    if (!node.isObject()) {
      throw ChangeFailures.unreadable("the change system answered without a record");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (!MEMBERS.contains(names.next())) {
        throw ChangeFailures.unreadable(
            "the change system answered with a record that has members beyond the contract's");
      }
    }
  }

  private <E extends Enum<E>> Optional<E> word(String member, Class<E> type) {
    return text(member)
        .map(text ->
            Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(member, "is none of the contract's words")));
  }

  private Optional<Instant> instant(String member) {
    return text(member)
        .map(text -> {
          try {
            return Instant.parse(text);
          } catch (DateTimeParseException noInstant) {
            throw wrong(member, "is no instant such as 2026-11-01T12:00:00Z");
          }
        });
  }

  /** A name that cannot be anybody's here is nobody's. */
  private Optional<PersonId> person(
      String member, Function<EmailAddress, Optional<PersonId>> people) {
    return text(member)
        .flatMap(text -> {
          try {
            return text.contains("@")
                ? people.apply(new EmailAddress(text))
                : Optional.of(new PersonId(text));
          } catch (IllegalArgumentException nobody) {
            return Optional.empty();
          }
        });
  }

  private Optional<String> text(String member) {
    JsonNode value = node.path(member);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()
        || value.textValue().isEmpty()
        || value.textValue().length() > MOST_CHARACTERS
        || WellFormed.UNICODE.broken(value.textValue()).isPresent()) {
      throw wrong(member, "is no text of 1 to %d characters".formatted(MOST_CHARACTERS));
    }
    return Optional.of(value.textValue());
  }

  private static RuntimeException wrong(String member, String what) {
    return ChangeFailures.unreadable(
        "the change system answered with a record whose %s %s".formatted(member, what));
  }
}
