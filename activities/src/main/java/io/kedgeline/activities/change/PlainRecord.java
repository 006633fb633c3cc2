package io.kedgeline.activities.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.activities.http.KnownEra;
import io.kedgeline.domain.change.ChangeConflict;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.time.DateTimeException;
import java.time.Instant;
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

  private static final int MOST_CHARACTERS = 2048;

  private final JsonNode node;

  PlainRecord(JsonNode node) {
    this.node = node;
  }

  /**
   * The record.
   *
   * @param change whose record it must be
   * @param conflicts whether conflicts matter: where not, what it says of them is not looked at
   * @param people whose mailbox an address is
   */
  ChangeRecord record(
      ChangeId change,
      ChangeConflicts conflicts,
      Function<EmailAddress, Optional<PersonId>> people) {
    requireKnownMembers();
    if (!text("id").equals(Optional.of(change.value()))) {
      throw wrong("id", "is not the one that was asked for");
    }
    if (!node.path("onHold").isBoolean()) {
      throw wrong("onHold", "is neither true nor false");
    }
    ChangeState state =
        word("state", ChangeState.class).orElseThrow(() -> wrong("state", "is missing"));
    return new ChangeRecord(
        change,
        state,
        node.path("onHold").booleanValue(),
        planned("plannedStart", state),
        planned("plannedEnd", state),
        text("item"),
        person("requester", people),
        person("assignee", people),
        conflicts == ChangeConflicts.REFUSED
            ? conflicts()
            : ConflictReport.of(ChangeConflict.NOT_CHECKED));
  }

  private ConflictReport conflicts() {
    ChangeConflict conflict =
        word("conflict", ChangeConflict.class).orElse(ChangeConflict.NOT_CHECKED);
    Optional<Instant> checkedAt = text("conflictsCheckedAt").map(PlainRecord::checkedAt);
    if (conflict == ChangeConflict.NOT_CHECKED && checkedAt.isPresent()) {
      throw wrong("conflictsCheckedAt", "stands without what that check found");
    }
    JsonNode list = node.path("conflictsWith");
    if (!list.isMissingNode() && !list.isArray()) {
      throw wrong("conflictsWith", "is no list");
    }
    if (conflict == ChangeConflict.FOUND) {
      return ConflictReport.found(
          list.valueStream()
              .map(one -> FoundConflict.of(one.isTextual() ? one.textValue() : "", "")),
          checkedAt);
    }
    if (!list.isEmpty()) {
      throw wrong("conflictsWith", "stands beside another conflict than FOUND");
    }
    return new ConflictReport(conflict, List.of(), checkedAt);
  }

  private static Instant checkedAt(String text) {
    return instant(text).orElseThrow(() -> noInstant("conflictsCheckedAt"));
  }

  /** The span of a record that is over says nothing, and must not keep it from being read. */
  private Optional<Instant> planned(String member, ChangeState state) {
    Optional<String> text = text(member);
    Optional<Instant> at = text.flatMap(PlainRecord::instant);
    if (text.isPresent() && at.isEmpty() && !state.over()) {
      throw noInstant(member);
    }
    return at;
  }

  private static RuntimeException noInstant(String member) {
    return wrong(member, "is no instant such as 2026-11-01T12:00:00Z");
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

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(KnownEra.require(Instant.parse(text)));
    } catch (DateTimeException noInstant) {
      return Optional.empty();
    }
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
