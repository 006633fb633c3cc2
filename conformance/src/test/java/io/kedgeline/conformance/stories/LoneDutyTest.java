package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.DrawnUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/**
 * Each duty with its own database user, and what comes of a lease that one alone has brought about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoneDutyTest {

  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> ledger = Optional.empty();
  private final Map<UserGroup, LedgerDatabase> duties = new EnumMap<>(UserGroup.class);
  private Optional<ActsBench> started = Optional.empty();

  @BeforeAll
  void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    LedgerConfig owner = fresh.owner(fresh.emptyDatabase("lone"));
    DrawnUsers users = DrawnUsers.in(owner, "lone");
    ledger = Optional.of(LedgerDatabase.open(owner));
    for (UserGroup group : UserGroup.values()) {
      duties.put(group, LedgerDatabase.open(users.of(group)));
    }
  }

  @AfterAll
  void stopPostgres() throws IOException {
    duties.values().forEach(LedgerDatabase::close);
    ledger.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  @BeforeEach
  void start() throws IOException {
    started = Optional.of(new ActsBench(ledger.orElseThrow(), this::as, "111122223333"));
  }

  @AfterEach
  void stop() {
    bench().close();
  }

  private LedgerDatabase as(UserGroup group) {
    return Optional.ofNullable(duties.get(group)).orElseThrow();
  }

  private ActsBench bench() {
    return started.orElseThrow();
  }

  @Test
  @DisplayName("AC-23 a lease that was written and not noted is not opened")
  void aLeaseThatWasWrittenAndNotNotedIsNotOpened() {
    LeaseClaim forged = bench().lease("mallory");
    bench().writeLease(forged);
    assertThrows(IllegalStateException.class, () -> bench().enable(forged));
    assertFalse(bench().getsIn(bench().certificate("mallory")));
    bench().close(forged);
  }

  @Test
  @DisplayName("AC-23 a lease that was written and not noted lets nobody into another's window")
  void aLeaseThatWasWrittenAndNotNotedLetsNobodyIntoAnothersWindow() {
    LeaseClaim forged = bench().lease("mallory");
    bench().writeLease(forged);
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    bench().sweep(bench().account().profile());
    assertTrue(bench().getsIn(bench().certificate("omar")));
    assertFalse(bench().getsIn(bench().certificate("mallory")));
    assertEquals(Optional.of(lease.run().change()), noteOnTheProfile());
    bench().close(lease);
    assertEquals(Optional.empty(), noteOnTheProfile(), "whoever opens could do so again");
    bench().sweep(bench().account().profile());
    assertFalse(bench().getsIn(bench().certificate("mallory")));
    bench().close(forged);
  }

  @Test
  @DisplayName("AC-08 a note of approval that a closing left is taken off by the sweep")
  void aNoteOfApprovalThatAClosingLeftIsTakenOffByTheSweep() {
    try (Root root = bench().root()) {
      root.anywhere()
          .tagResource(r ->
              r.resourceArn(bench().account().profile().value())
                  .tags(Tag.builder().key("ApprovedChangeId").value("CHG-1").build()));
    }
    assertEquals(
        List.of("NOTE_LEFT"),
        bench().sweep(bench().account().profile()).stream().map(f -> f.kind().name()).toList());
    assertEquals(Optional.empty(), noteOnTheProfile());
    assertEquals(List.of(), bench().sweep(bench().account().profile()));
  }

  private Optional<String> noteOnTheProfile() {
    try (Root root = bench().root()) {
      List<Tag> tags =
          root.anywhere()
              .listTagsForResource(r -> r.resourceArn(bench().account().profile().value()))
              .tags();
      return tags.stream()
          .filter(tag -> tag.key().equals("ApprovedChangeId"))
          .map(Tag::value)
          .findFirst();
    }
  }
}
