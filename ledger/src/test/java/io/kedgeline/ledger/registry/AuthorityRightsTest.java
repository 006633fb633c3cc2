package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database user of each duty may say of an authority, whatever program speaks for it. */
class AuthorityRightsTest {

  private static final String BEGIN =
      "INSERT INTO onboarded_authority (run, account, region, environment, bucket, canary_name,"
          + " canary_role, owner, custodian, purpose, domains, stage, begun_at, changed_at) VALUES"
          + " (:run, '111122223333', 'eu-central-1', 'e' || substring(:run from '[0-9]+$'),"
          + " 'crl-' || substring(:run from '[0-9]+$'), 'canary', 'arn:role', 'dora', 'ivo',"
          + " 'a test', 'audit-logs', 'BEGUN', now(), now())";
  private static final String BEGIN_RESTING =
      BEGIN.replace("(run,", "(at_rest, run,").replace("(:run,", "('DISABLED', :run,");
  private static final String BEGIN_OUTSIDE =
      BEGIN
          .replace(
              "(run,", "(certificate, canary_serial, canary_common_name, first_use_until, run,")
          .replace(
              "(:run,",
              "(encode(sha256(convert_to(:run, 'UTF8')), 'hex'), 'c1', 'canary-1',"
                  + " now() + interval '7 days', :run,")
          .replace("'crl-' || substring(:run from '[0-9]+$')", "NULL");
  private static final String AUTHORITY =
      set("bucket_made = true, authority = 'arn:ca', authority_expires_at = now()");
  private static final String ANCHOR = set("anchor = 'arn:anchor'");
  private static final String LIST =
      set("list = '0a1b2c3d-0000-1111-2222-333344440004', list_next_update = now()");
  private static final String FIRST = set("first_serial = 'a1'");
  private static final String CANARY = set("canary_begun_at = now()");
  private static final String PROFILE = set("canary_profile = 'arn:profile'");
  private static final String GONE = set("canary_gone_at = now()");
  private static final String PROVE = set("proved_at = now()");
  private static final String PROVE_REST = set("rest_proved_at = now()");
  private static final String REGISTER = set("stage = 'REGISTERED', changed_at = now()");
  private static final String UNDO = set("stage = 'UNDONE', changed_at = now()");
  private static final List<String> WHOLE =
      List.of(BEGIN, AUTHORITY, ANCHOR, LIST, CANARY, PROFILE);
  private static final List<String> WHOLE_RESTING =
      List.of(BEGIN_RESTING, AUTHORITY, ANCHOR, LIST, CANARY, PROFILE);

  private static final Map<UserGroup, LedgerDatabase> USERS = new EnumMap<>(UserGroup.class);
  private static final AtomicInteger RUNS = new AtomicInteger();

  record Deed(String name, List<String> before, String deed, Set<UserGroup> whoMay) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static String set(String values) {
    return "UPDATE onboarded_authority SET " + values + " WHERE run = :run";
  }

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

  @ParameterizedTest
  @MethodSource("deeds")
  @DisplayName(
      "AC-23 each duty's database user says its own part of an authority and nobody else's")
  void eachDeedIsItsDutysAndNobodyElses(Deed deed) {
    Set<UserGroup> may = EnumSet.noneOf(UserGroup.class);
    for (UserGroup group : UserGroup.values()) {
      if (does(group, deed)) {
        may.add(group);
      }
    }
    assertEquals(deed.whoMay(), may);
  }

  static Stream<Deed> deeds() {
    return Stream.concat(steps(), trespasses());
  }

  private static Stream<Deed> steps() {
    return Stream.of(
        after(List.of(), "begins", BEGIN, UserGroup.PKI),
        after(List.of(), "begins one outside AWS", BEGIN_OUTSIDE, UserGroup.PKI),
        after(List.of(BEGIN), "makes", AUTHORITY, UserGroup.PKI),
        after(List.of(BEGIN, AUTHORITY), "has the first certificate", FIRST, UserGroup.ISSUE),
        after(List.of(BEGIN, AUTHORITY), "anchors", ANCHOR, UserGroup.PKI),
        after(List.of(BEGIN, AUTHORITY, ANCHOR), "imports", LIST, UserGroup.PKI),
        after(List.of(BEGIN, AUTHORITY, ANCHOR), "canary", CANARY, UserGroup.PROVISION),
        after(List.of(BEGIN, AUTHORITY, ANCHOR, CANARY), "profile", PROFILE, UserGroup.PROVISION),
        after(WHOLE, "proves", PROVE, UserGroup.ISSUE),
        after(with(WHOLE, PROVE), "registers", REGISTER, UserGroup.PKI),
        after(with(WHOLE_RESTING, PROVE), "proves at rest", PROVE_REST, UserGroup.ISSUE),
        after(
            with(WHOLE_RESTING, PROVE, PROVE_REST),
            "registers what rests",
            REGISTER,
            UserGroup.PKI),
        after(WHOLE, "takes the canary away", GONE, UserGroup.PROVISION),
        after(with(WHOLE, GONE), "undoes", UNDO, UserGroup.PKI),
        after(List.of(BEGIN, AUTHORITY), "undoes without a canary", UNDO, UserGroup.PKI),
        after(
            WHOLE,
            "looks",
            "SELECT count(*) FROM onboarded_authority",
            UserGroup.RUNBOOKS,
            UserGroup.PROVISION,
            UserGroup.ISSUE,
            UserGroup.PKI,
            UserGroup.SERVER));
  }

  private static Stream<Deed> trespasses() {
    return Stream.of(
        after(List.of(), "begins registered", BEGIN.replace("BEGUN", "REGISTERED")),
        after(
            List.of(),
            "begins proved",
            BEGIN.replace("(run,", "(proved_at, run,").replace("(:run,", "(now(), :run,")),
        after(
            List.of(),
            "begins one whose canary is waited for without end",
            BEGIN_OUTSIDE.replace("now() + interval '7 days'", "'infinity'")),
        after(
            List.of(),
            "begins one whose canary is waited for longer than any rulebook lets it",
            BEGIN_OUTSIDE.replace("interval '7 days'", "interval '9 days'")),
        after(
            List.of(),
            "begins one that is never missed",
            BEGIN.replace("'BEGUN', now()", "'BEGUN', 'infinity'")),
        after(List.of(BEGIN), "anchors no authority", ANCHOR),
        after(List.of(BEGIN, AUTHORITY), "lists at no anchor", LIST),
        after(List.of(BEGIN, AUTHORITY), "makes a canary of no anchor", CANARY),
        after(List.of(BEGIN, AUTHORITY), "changes it", AUTHORITY.replace("arn:ca", "arn:other")),
        after(
            List.of(BEGIN, AUTHORITY, ANCHOR),
            "changes the anchor",
            ANCHOR.replace("arn:anchor", "arn:other")),
        after(List.of(BEGIN, AUTHORITY, ANCHOR, LIST), "proves without a canary", PROVE),
        after(WHOLE, "registers what is not proved", REGISTER),
        after(with(WHOLE_RESTING, PROVE), "registers what is not proved at rest", REGISTER),
        after(WHOLE_RESTING, "proves at rest alone", PROVE_REST),
        after(with(WHOLE, PROVE), "proves at rest what does not rest", PROVE_REST),
        after(WHOLE_RESTING, "leaves enabled what is to rest", set("at_rest = 'ENABLED'")),
        after(WHOLE, "undoes while the canary may stand", UNDO),
        after(WHOLE, "forgets the canary", set("canary_begun_at = NULL")),
        after(with(WHOLE, GONE), "proves what is gone", PROVE),
        after(with(WHOLE, PROVE, REGISTER), "undoes what is registered", UNDO),
        after(with(WHOLE, GONE, UNDO), "begins it again", set("stage = 'BEGUN'")),
        after(WHOLE, "gives it to another owner", set("owner = 'mallory'")),
        after(WHOLE, "says that another bucket is its own", set("bucket = 'others-crl-x'")),
        after(WHOLE, "forgets it", "DELETE FROM onboarded_authority WHERE run = :run"),
        after(List.of(), "empties the list of them", "TRUNCATE onboarded_authority"));
  }

  private static List<String> with(List<String> steps, String... more) {
    return Stream.concat(steps.stream(), Stream.of(more)).toList();
  }

  private static Deed after(List<String> before, String name, String deed, UserGroup... whoMay) {
    Set<UserGroup> groups = EnumSet.noneOf(UserGroup.class);
    groups.addAll(List.of(whoMay));
    return new Deed(name, before, deed, groups);
  }

  private static boolean does(UserGroup group, Deed deed) {
    String run = "RB-01/RIGHTS-" + RUNS.incrementAndGet();
    execute(
        UserGroup.SERVER,
        "INSERT INTO run_start (run, request_digest, requester, request, started_at, state_at)"
            + " VALUES (:run, 'digest', 'dora', '{}', now(), now())",
        run);
    for (String step : deed.before()) {
      execute(whose(step), step, run);
    }
    try {
      execute(group, deed.deed(), run);
      return true;
    } catch (UnableToExecuteStatementException refused) {
      String said = String.valueOf(refused.getMessage());
      assertTrue(
          Stream.of(
                  "permission denied",
                  "begun before it is made",
                  "stays so",
                  "makes one authority",
                  "was made",
                  "not made again",
                  "onboarded_authority_is_missed",
                  "what it stands on",
                  "that was not made",
                  "canary may stand")
              .anyMatch(said::contains),
          said);
      return false;
    }
  }

  private static UserGroup whose(String step) {
    if (Set.of(CANARY, PROFILE, GONE).contains(step)) {
      return UserGroup.PROVISION;
    }
    return Set.of(FIRST, PROVE, PROVE_REST).contains(step) ? UserGroup.ISSUE : UserGroup.PKI;
  }

  private static void execute(UserGroup group, String statement, String run) {
    Optional.ofNullable(USERS.get(group))
        .orElseThrow()
        .jdbi()
        .useTransaction(handle ->
            handle
                .createUpdate(statement)
                .configure(SqlStatements.class, sql -> sql.setUnusedBindingAllowed(true))
                .bind("run", run)
                .execute());
  }
}
