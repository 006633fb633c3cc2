package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The documents of authorities outside AWS: each is what its digest says, for everybody. */
class ExternalDocumentTableTest {

  private static final byte[] DOCUMENT = document("a list");
  private static final PersonId DORA = new PersonId("dora");
  private static final PersonId IVO = new PersonId("ivo");
  private static final Map<UserGroup, LedgerDatabase> USERS = new EnumMap<>(UserGroup.class);

  @BeforeAll
  static void open() {
    TestLedger ledger = TestLedger.fresh();
    for (UserGroup group : UserGroup.values()) {
      USERS.put(group, LedgerDatabase.open(ledger.as(group)));
    }
  }

  @AfterAll
  static void close() {
    USERS.values().forEach(LedgerDatabase::close);
  }

  private static byte[] document(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static LedgerDatabase database(UserGroup group) {
    return Optional.ofNullable(USERS.get(group)).orElseThrow();
  }

  private static Set<UserGroup> whoMay(Consumer<UserGroup> deed) {
    Set<UserGroup> may = EnumSet.noneOf(UserGroup.class);
    for (UserGroup group : UserGroup.values()) {
      try {
        deed.accept(group);
        may.add(group);
      } catch (UnableToExecuteStatementException refused) {
        assertEquals(true, String.valueOf(refused.getMessage()).contains("denied"));
      }
    }
    return may;
  }

  @Test
  void whatIsDepositedIsFoundByItsDigestHoweverOftenItIs() {
    ExternalDocumentTable server = new ExternalDocumentTable(database(UserGroup.SERVER));
    assertTrue(server.deposit(DORA, List.of(DOCUMENT)));
    assertTrue(server.deposit(IVO, List.of(DOCUMENT, DOCUMENT)));
    assertArrayEquals(DOCUMENT, server.find(Digest.of(DOCUMENT)).orElseThrow());
    assertEquals(Optional.empty(), server.find(Digest.ofText("another")));
  }

  @Test
  @DisplayName("AC-23 the server alone deposits documents, and whoever makes anchors reads them")
  void theServerAloneDepositsDocuments() {
    assertEquals(
        EnumSet.of(UserGroup.SERVER),
        whoMay(group ->
            assertTrue(
                new ExternalDocumentTable(database(group))
                    .deposit(DORA, List.of(document("of " + group))))));
    assertEquals(
        EnumSet.of(
            UserGroup.SERVER,
            UserGroup.RUNBOOKS,
            UserGroup.PROVISION,
            UserGroup.ISSUE,
            UserGroup.PKI),
        whoMay(group -> new ExternalDocumentTable(database(group)).find(Digest.of(DOCUMENT))));
  }

  @Test
  void nobodyPutsADocumentUnderAnothersDigest() {
    String sha256 = Digest.ofText("what was approved").hex();
    assertThrows(
        UnableToExecuteStatementException.class,
        () ->
            database(UserGroup.SERVER)
                .jdbi()
                .useHandle(handle ->
                    handle.execute(
                        "INSERT INTO external_document (sha256, octets, depositor)"
                            + " VALUES (?, ?, 'dora')",
                        sha256,
                        DOCUMENT)));
  }

  @Test
  void nobodyDepositsWithoutAName() {
    byte[] nameless = document("nameless");
    assertThrows(
        UnableToExecuteStatementException.class,
        () ->
            database(UserGroup.SERVER)
                .jdbi()
                .useHandle(handle ->
                    handle.execute(
                        "INSERT INTO external_document (sha256, octets) VALUES (?, ?)",
                        Digest.of(nameless).hex(),
                        nameless)));
  }
}
