package io.kedgeline.ledger.registry;

import io.kedgeline.ledger.database.UserGroup;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody may try to do to the ledger, and who may. */
final class DutyDeeds {

  static final String WRITE =
      "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage)"
          + " VALUES (:run, 'arn:profile', 'arn:role', 'CN=omar', date_trunc('second', now()),"
          + " date_trunc('second', now()) + interval '1 h', 'WRITTEN')";
  static final String WRITE_WHAT_IS_OVER =
      WRITE.replace("date_trunc('second', now())", "date_trunc('second', now() - interval '3 h')");
  static final String EXTEND =
      "UPDATE lease SET valid_until = valid_until + interval '1 h', extensions = 1"
          + " WHERE run = :run";
  static final String NOTE = "UPDATE lease SET stage = 'NOTED' WHERE run = :run";
  static final String OPEN = "UPDATE lease SET stage = 'OPEN' WHERE run = :run";
  static final String CLOSE = "UPDATE lease SET stage = 'CLOSED' WHERE run = :run";

  static final String UNTOLD =
      "INSERT INTO telling (run, number, door, subject, told, reason, attempts, at)"
          + " VALUES (:run, 1, 'slack', 'CARD', false, 'HTTP 500', 3, now())";

  static final String EVENT =
      "INSERT INTO aws_event (id, account, region, source, name, at) VALUES"
          + " (md5(:run), '111122223333', 'eu-central-1', 'aws.rolesanywhere', 'DeleteProfile',"
          + " now())";
  static final String SEEN =
      "INSERT INTO certificate_seen (anchor, serial, issuer, last_seen)"
          + " VALUES (:run, '3ac9', '', now())";

  static final String TOKEN =
      "INSERT INTO bootstrap_token (hash, run, device, persona, profile, issued_by, issued_at,"
          + " expires_at) VALUES (encode(sha256(:run::bytea), 'hex'), :run, 'laptop-0042',"
          + " 'analyst-laptop', 'sec-readonly', 'maya', now(), now() + interval '15 m')";
  static final String USE =
      "UPDATE bootstrap_token SET used_at = now(), used_by_run = :run"
          + " WHERE hash = encode(sha256(:run::bytea), 'hex')";

  static final String BEGIN =
      "INSERT INTO onboarded_profile (run, account, region, name, role, anchor, environment, owner,"
          + " custodian, purpose, domains, stage, begun_at, changed_at) VALUES (:run, "
          + "'111122223333', 'eu-central-1', replace(:run, '/', '_'), 'arn:role', 'arn:anchor',"
          + " 'production', 'olga', 'curt', 'a test', 'audit-logs', 'BEGUN', now(), now())";
  static final String MAKE =
      "UPDATE onboarded_profile SET profile = 'arn:profile' WHERE run = :run";
  static final String PROVE = "UPDATE onboarded_profile SET proved_at = now() WHERE run = :run";
  static final String REGISTER =
      "UPDATE onboarded_profile SET stage = 'REGISTERED', changed_at = now() WHERE run = :run";
  static final String UNDO =
      "UPDATE onboarded_profile SET stage = 'UNDONE', changed_at = now() WHERE run = :run";

  static final String ENROL =
      "INSERT INTO issued_certificate (run, device, persona, consumer, profile, role, anchor,"
          + " authority, session_seconds, subject, uri, key, not_before, not_after, stage, begun_at,"
          + " changed_at) VALUES (:run, lower(replace(:run, '/', '-')), 'analyst-laptop', 'olga',"
          + " 'arn:profile', 'arn:role', 'arn:anchor', 'arn:authority', 900, 'CN=laptop-0042',"
          + " 'urn:exacttr:device:laptop-0042', encode(sha256(:run::bytea), 'hex'),"
          + " now() - interval '1 h', now() + interval '30 d', 'BEGUN', now(), now())";
  static final String ENROL_WHAT_IS_OVER = ENROL.replace("interval '30 d'", "interval '0 d'");
  static final String ASK = "UPDATE issued_certificate SET asked_at = now() WHERE run = :run";
  static final String ANSWER =
      "UPDATE issued_certificate SET certificate_arn = 'arn:certificate' WHERE run = :run";
  static final String ISSUE =
      "UPDATE issued_certificate SET serial = '3ac9', certificate = 'pem', chain = '',"
          + " stage = 'ISSUED' WHERE run = :run";
  static final String SIGHT =
      "UPDATE issued_certificate SET seen_at = now(), stage = 'REGISTERED' WHERE run = :run";
  static final String REVOKE = "UPDATE issued_certificate SET stage = 'REVOKED' WHERE run = :run";

  static final String GIVE_UP = "INSERT INTO certificate_given_up (run, at) VALUES (:run, now())";

  private DutyDeeds() {}

  record Deed(String name, List<String> before, String deed, Set<UserGroup> whoMay) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Deed> deeds() {
    return Stream.of(
        deed("writes a lease", WRITE, UserGroup.OPEN),
        deed("begins with a noted lease", WRITE.replace("WRITTEN", "NOTED")),
        deed("begins with an open lease", WRITE.replace("WRITTEN", "OPEN")),
        after(List.of(WRITE), "notes", NOTE, UserGroup.NOTARISE),
        after(List.of(WRITE), "opens what is not noted", OPEN),
        after(List.of(WRITE, NOTE), "opens", OPEN, UserGroup.OPEN),
        after(List.of(WRITE, NOTE), "goes back to written", OPEN.replace("OPEN", "WRITTEN")),
        after(List.of(WRITE, NOTE, OPEN), "goes back to noted", NOTE),
        after(List.of(WRITE), "closes what is written", CLOSE, UserGroup.CONTAIN),
        after(List.of(WRITE, NOTE, OPEN), "closes", CLOSE, UserGroup.CONTAIN),
        after(List.of(WRITE, NOTE, OPEN, CLOSE), "opens again", OPEN),
        after(List.of(WRITE, NOTE, OPEN), "extends", EXTEND, UserGroup.OPEN),
        after(List.of(WRITE_WHAT_IS_OVER, NOTE, OPEN), "revives what is over", EXTEND),
        after(
            List.of(WRITE, NOTE, OPEN),
            "ends it at half a second, which nobody can read",
            EXTEND.replace("1 h", "0.5 s")),
        after(
            List.of(WRITE, NOTE, OPEN),
            "ends it never",
            EXTEND.replace("valid_until + interval '1 h'", "'infinity'")),
        after(List.of(WRITE, NOTE, OPEN), "gives it a day", EXTEND.replace("1 h", "1 day")),
        deed("locks what is written", "LOCK TABLE written IN ACCESS EXCLUSIVE MODE"),
        deed(
            "leaves a gap in a journal",
            "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
                + " VALUES (:run, 9223372036854775807, 'k', 'VOTED', '2026-01-01T12:00:00Z', 'a', '{}',"
                + " repeat('0', 64), repeat('0', 64))"),
        deed("makes temporary objects", "CREATE TEMPORARY TABLE of_mine (run text)"),
        after(
            List.of(WRITE),
            "gives more time before it is open",
            "UPDATE lease SET valid_until = valid_until + interval '1 h' WHERE run = :run"),
        after(
            List.of(WRITE),
            "gives it to another",
            "UPDATE lease SET holder = 'CN=mallory' WHERE run = :run"),
        after(
            List.of(WRITE, NOTE, OPEN),
            "forgets that a review is owed",
            "UPDATE lease SET owes_review = false WHERE run = :run"),
        after(List.of(WRITE), "takes a lease away", "DELETE FROM lease WHERE run = :run"),
        deed(
            "denies sessions",
            "INSERT INTO session_deny (run, object, holder, denied_at, issued_before, valid_until)"
                + " VALUES (:run, 'arn:role', 'CN=omar', now(), now(), now())",
            UserGroup.CONTAIN),
        deed(
            "lets denied sessions live",
            "DELETE FROM session_deny WHERE run = :run",
            UserGroup.CONTAIN),
        deed(
            "seals",
            "INSERT INTO seal (run, length, head, key_id, signature, at)"
                + " VALUES (:run, 1, repeat('0', 64), 'k', 's', 'now')",
            UserGroup.RUNBOOKS),
        deed(
            "records a review",
            "INSERT INTO review (run, reviewer, conclusion, recorded_at)"
                + " VALUES (:run, 'ada', 'JUSTIFIED', now())",
            UserGroup.RUNBOOKS,
            UserGroup.SERVER),
        deed(
            "says how far a run is",
            "UPDATE run_start SET state = 'CLOSED' WHERE run = :run",
            UserGroup.RUNBOOKS),
        deed(
            "keeps a witness",
            "INSERT INTO witness (run, sealed) VALUES (:run, 'sealed')",
            UserGroup.RUNBOOKS),
        deed(
            "puts the server's word against a run",
            "INSERT INTO objection (run, kind, person, at) VALUES (:run, 'CLOSE', 'ada', now())",
            UserGroup.SERVER),
        deed(
            "begins a journal",
            "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
                + " VALUES (:run, 1, 'k', 'NOT_TOLD', '2026-01-01T12:00:00Z', 'a', '{}',"
                + " repeat('0', 64), repeat('0', 64))",
            UserGroup.RUNBOOKS,
            UserGroup.NOTARISE,
            UserGroup.OPEN,
            UserGroup.CONTAIN,
            UserGroup.PROVISION,
            UserGroup.ISSUE,
            UserGroup.PKI),
        deed(
            "reads what a warrant is checked by",
            "SELECT 1 FROM journal, seal, run_start, objection, telling, directory, person,"
                + " person_account, person_group, person_mailbox, person_certificate LIMIT 1",
            UserGroup.values()),
        deed(
            "looks at leases",
            "SELECT count(*) FROM lease",
            UserGroup.RUNBOOKS,
            UserGroup.NOTARISE,
            UserGroup.OPEN,
            UserGroup.CONTAIN,
            UserGroup.SERVER),
        deed("says whom it could not tell", UNTOLD, UserGroup.SERVER),
        deed("says more of it than there is place for", UNTOLD.replace(":run, 1", ":run, 61")),
        deed("says a vote in it", UNTOLD.replace("CARD", "VOTED")),
        deed("says an act in it", UNTOLD.replace("HTTP 500", "{\"act\": \"e30\"}")),
        deed("says it of no time", UNTOLD.replace("now()", "'infinity'")),
        deed("takes back whom it could not tell", "DELETE FROM telling WHERE run = :run"),
        deed("says it otherwise", "UPDATE telling SET told = true WHERE run = :run"),
        deed("takes an event of AWS in", EVENT, UserGroup.SERVER),
        deed("takes one in of no time", EVENT.replace("now()", "'infinity'")),
        deed("says when it was taken in", EVENT.replace(", at)", ", taken_at)")),
        after(
            List.of(EVENT),
            "changes what AWS said",
            "UPDATE aws_event SET name = 'GetProfile' WHERE id = md5(:run)"),
        after(
            List.of(EVENT),
            "forgets it before it can come again no more",
            "DELETE FROM aws_event WHERE id = md5(:run)"),
        deed("sees a certificate", SEEN, UserGroup.SERVER),
        after(
            List.of(SEEN),
            "sees it later",
            "UPDATE certificate_seen SET last_seen = now() + interval '1 s' WHERE anchor = :run",
            UserGroup.SERVER),
        after(
            List.of(SEEN),
            "sees it earlier than before",
            "UPDATE certificate_seen SET last_seen = now() - interval '1 h' WHERE anchor = :run"),
        after(
            List.of(SEEN),
            "sees another in its place",
            "UPDATE certificate_seen SET serial = '1' WHERE anchor = :run"),
        after(
            List.of(SEEN),
            "forgets that it was seen",
            "DELETE FROM certificate_seen WHERE anchor = :run"),
        deed("makes a bootstrap token", TOKEN, UserGroup.SERVER),
        deed("makes one that lives for a day", TOKEN.replace("15 m", "1 day")),
        deed(
            "makes one that was used",
            TOKEN.replace("expires_at)", "expires_at, used_at)").replace("15 m'", "15 m', now()")),
        after(List.of(TOKEN), "uses a bootstrap token", USE, UserGroup.SERVER),
        after(List.of(TOKEN), "uses it after its time", USE.replace("now()", "now() + '1 h'")),
        after(List.of(TOKEN), "uses it for no run", USE.replace("= :run WHERE", "= NULL WHERE")),
        after(List.of(TOKEN, USE), "uses it again", USE),
        after(
            List.of(TOKEN, USE),
            "makes it new again",
            USE.replace("now()", "NULL").replace("= :run WHERE", "= NULL WHERE")),
        after(
            List.of(TOKEN),
            "gives it to another device",
            USE.replace("used_at = now(), used_by_run = :run", "device = 'laptop-0043'")),
        after(
            List.of(TOKEN),
            "gives it more time",
            USE.replace("used_at = now(), used_by_run = :run", "expires_at = now() + '1 h'")),
        after(
            List.of(TOKEN),
            "forgets that it was made",
            "DELETE FROM bootstrap_token WHERE device = 'laptop-0042'"),
        after(List.of(TOKEN), "empties the list of them", "TRUNCATE bootstrap_token"),
        after(
            List.of(TOKEN),
            "reads who may be enrolled",
            "WITH seen AS (SELECT count(*) FROM bootstrap_token)"
                + " INSERT INTO objection (run, kind, person, at)"
                + " SELECT :run, 'CLOSE', 'ada', now() FROM seen",
            UserGroup.SERVER),
        deed("begins a profile", BEGIN, UserGroup.PROVISION),
        deed("begins one that is registered", BEGIN.replace("BEGUN", "REGISTERED")),
        deed("begins one that is undone", BEGIN.replace("BEGUN", "UNDONE")),
        deed(
            "begins one that is made",
            BEGIN
                .replace("VALUES (:run,", "VALUES (:run, 'arn:profile',")
                .replace("(run, account", "(run, profile, account")),
        after(List.of(BEGIN), "notes which profile was made", MAKE, UserGroup.PROVISION),
        after(
            List.of(BEGIN, MAKE),
            "notes another in its place",
            MAKE.replace("arn:profile", "arn:another")),
        after(List.of(BEGIN), "registers what was not made", REGISTER),
        after(List.of(BEGIN), "proves what was not made", PROVE),
        after(List.of(BEGIN, MAKE), "proves whom it lets in", PROVE, UserGroup.ISSUE),
        after(List.of(BEGIN, MAKE), "registers what was not proved", REGISTER),
        after(List.of(BEGIN, MAKE, PROVE), "registers", REGISTER, UserGroup.PROVISION),
        after(List.of(BEGIN), "says that nothing of it stands", UNDO, UserGroup.PROVISION),
        after(List.of(BEGIN, MAKE, PROVE, REGISTER), "undoes what is registered", UNDO),
        after(List.of(BEGIN, MAKE, UNDO), "registers what is undone", REGISTER),
        after(
            List.of(BEGIN, MAKE, UNDO), "begins it again", REGISTER.replace("REGISTERED", "BEGUN")),
        after(
            List.of(BEGIN),
            "gives it to another owner",
            "UPDATE onboarded_profile SET owner = 'mallory' WHERE run = :run"),
        after(
            List.of(BEGIN),
            "says that another role is its own",
            "UPDATE onboarded_profile SET role = 'arn:another' WHERE run = :run"),
        after(
            List.of(BEGIN),
            "forgets that it was begun",
            "DELETE FROM onboarded_profile WHERE run = :run"),
        deed("empties the list of them", "TRUNCATE onboarded_profile"),
        deed(
            "looks at what was made",
            "SELECT count(*) FROM onboarded_profile",
            UserGroup.RUNBOOKS,
            UserGroup.PROVISION,
            UserGroup.ISSUE,
            UserGroup.SERVER),
        deed("begins a certificate", ENROL, UserGroup.ISSUE),
        deed("begins one that is issued", ENROL.replace("BEGUN", "ISSUED")),
        deed(
            "begins one that AWS was asked for",
            ENROL
                .replace("(run, device", "(asked_at, run, device")
                .replace("(:run, l", "(now(), :run, l")),
        after(List.of(ENROL), "asks for it", ASK, UserGroup.ISSUE),
        after(
            List.of(ENROL, ASK),
            "asks for it first once more",
            ASK.replace("now()", "now() + '1 m'")),
        after(
            List.of(ENROL, ASK),
            "notes that AWS refused",
            ASK.replace("now()", "NULL"),
            UserGroup.ISSUE),
        after(List.of(ENROL), "has an answer that nobody asked for", ANSWER),
        after(List.of(ENROL, ASK), "notes what AWS answered", ANSWER, UserGroup.ISSUE),
        after(
            List.of(ENROL, ASK, ANSWER),
            "forgets that AWS was asked",
            ASK.replace("now()", "NULL")),
        after(
            List.of(ENROL, ASK, ANSWER),
            "takes another certificate",
            ANSWER.replace("arn:certificate", "arn:another")),
        after(List.of(ENROL, ASK), "issues what AWS did not answer", ISSUE),
        after(List.of(ENROL, ASK, ANSWER), "notes what was issued", ISSUE, UserGroup.ISSUE),
        after(
            List.of(ENROL, ASK, ANSWER, ISSUE),
            "puts another certificate in its place",
            "UPDATE issued_certificate SET certificate = 'other' WHERE run = :run"),
        after(List.of(ENROL, ASK, ANSWER), "registers what is not issued", SIGHT),
        after(
            List.of(ENROL, ASK, ANSWER, ISSUE),
            "registers what nobody saw",
            "UPDATE issued_certificate SET stage = 'REGISTERED' WHERE run = :run"),
        after(List.of(ENROL, ASK, ANSWER, ISSUE), "registers it", SIGHT, UserGroup.RUNBOOKS),
        after(List.of(ENROL, ASK, ANSWER, ISSUE), "revokes it", REVOKE, UserGroup.ISSUE),
        after(List.of(ENROL, ASK, ANSWER, ISSUE, SIGHT), "revokes what is registered", REVOKE),
        after(List.of(ENROL, ASK, ANSWER, ISSUE, REVOKE), "registers what is revoked", SIGHT),
        after(List.of(ENROL, ASK, ANSWER), "revokes what has no serial number", REVOKE),
        after(
            List.of(ENROL),
            "undoes what was not asked for",
            REVOKE.replace("REVOKED", "UNDONE"),
            UserGroup.ISSUE),
        after(
            List.of(ENROL, ASK), "undoes what was asked for", REVOKE.replace("REVOKED", "UNDONE")),
        after(
            List.of(ENROL, ASK),
            "says that nobody knows",
            REVOKE.replace("REVOKED", "UNKNOWN"),
            UserGroup.ISSUE),
        after(
            List.of(ENROL, ASK, ANSWER),
            "says that nobody knows what is known",
            REVOKE.replace("REVOKED", "UNKNOWN")),
        after(
            List.of(ENROL, ASK, ANSWER, ISSUE, SIGHT),
            "lets lapse what lives",
            REVOKE.replace("REVOKED", "LAPSED")),
        after(
            List.of(ENROL_WHAT_IS_OVER, ASK, ANSWER, ISSUE, SIGHT),
            "lets lapse what is over",
            REVOKE.replace("'REVOKED'", "'LAPSED', changed_at = now()"),
            UserGroup.ISSUE),
        after(
            List.of(ENROL),
            "gives it to another device",
            "UPDATE issued_certificate SET device = 'laptop-0043' WHERE run = :run"),
        after(
            List.of(ENROL),
            "forgets that it was begun",
            "DELETE FROM issued_certificate WHERE run = :run"),
        deed("empties the list of certificates", "TRUNCATE issued_certificate"),
        deed("gives an enrollment up", GIVE_UP, UserGroup.ISSUE),
        after(
            List.of(GIVE_UP),
            "takes up again what was given up",
            "DELETE FROM certificate_given_up WHERE run = :run"),
        after(
            List.of(GIVE_UP),
            "gives another up in its place",
            "UPDATE certificate_given_up SET at = now() WHERE run = :run"),
        deed(
            "looks at certificates",
            "WITH seen AS (SELECT count(certificate) FROM issued_certificate) SELECT 1 FROM seen",
            UserGroup.RUNBOOKS,
            UserGroup.ISSUE,
            UserGroup.SERVER),
        deed(
            "looks whether a window's certificate is good",
            "WITH seen AS (SELECT count(stage) FROM issued_certificate WHERE device IS NULL"
                + " AND not_after > now() AND profile <> run) SELECT 1 FROM seen",
            UserGroup.RUNBOOKS,
            UserGroup.OPEN,
            UserGroup.ISSUE,
            UserGroup.SERVER),
        after(
            List.of(TOKEN),
            "uses it for another run",
            "UPDATE bootstrap_token SET used_at = now(),"
                + " used_by_run = (SELECT min(run) FROM run_start WHERE run <> :run)"
                + " WHERE hash = encode(sha256(:run::bytea), 'hex')"),
        deed("makes a token for no run", TOKEN.replace("'hex'), :run,", "'hex'), NULL,")),
        deed(
            "puts somebody into a group",
            "INSERT INTO person_group (person, name) SELECT id, :run FROM person",
            UserGroup.SERVER));
  }

  private static Deed deed(String name, String deed, UserGroup... whoMay) {
    return after(List.of(), name, deed, whoMay);
  }

  private static Deed after(List<String> before, String name, String deed, UserGroup... whoMay) {
    Set<UserGroup> groups = EnumSet.noneOf(UserGroup.class);
    groups.addAll(List.of(whoMay));
    return new Deed(name, before, deed, groups);
  }

  /** Whose duty this step is. */
  static UserGroup whose(String step) {
    return switch (step) {
      case NOTE -> UserGroup.NOTARISE;
      case CLOSE -> UserGroup.CONTAIN;
      case EVENT, SEEN, TOKEN, USE -> UserGroup.SERVER;
      case BEGIN, MAKE, REGISTER, UNDO -> UserGroup.PROVISION;
      case PROVE, ENROL, ASK, ANSWER, ISSUE, REVOKE, GIVE_UP -> UserGroup.ISSUE;
      case SIGHT -> UserGroup.RUNBOOKS;
      default -> step.equals(ENROL_WHAT_IS_OVER) ? UserGroup.ISSUE : UserGroup.OPEN;
    };
  }
}
