package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.evidence.WindowRecord.GRACE;
import static io.kedgeline.starters.evidence.WindowRecord.MAYA;
import static io.kedgeline.starters.evidence.WindowRecord.NOON;
import static io.kedgeline.starters.evidence.WindowRecord.RAVI;
import static io.kedgeline.starters.evidence.WindowRecord.RUN;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Records that somebody forged who holds every key, each with the check that finds it out. */
final class Forgeries {

  /** A record forged by somebody who holds every key, and the check that must find it out. */
  record Forgery(String what, String check, Consumer<WindowRecord> how) {

    @Override
    public String toString() {
      return what;
    }
  }

  private Forgeries() {}

  static Stream<Forgery> all() {
    return Stream.of(
        again("no vote", "authority", (record, plan) -> {}),
        again("one vote", "authority", (record, plan) -> record.voted(GRACE, "ir-lead", plan)),
        again(
            "one person in both slots",
            "authority",
            (record, plan) -> {
              record.voted(GRACE, "security-lead", plan);
              record.voted(GRACE, "ir-lead", plan);
            }),
        again(
            "the requester approves",
            "authority",
            (record, plan) -> {
              record.voted(MAYA, "security-lead", plan);
              record.voted(RAVI, "ir-lead", plan);
            }),
        again(
            "a vote that was taken back",
            "authority",
            (record, plan) -> {
              record.voted(GRACE, "security-lead", plan);
              record.voted(RAVI, "ir-lead", plan);
              record.withdrew(GRACE);
            }),
        again(
            "a signed denial on another digest",
            "authority",
            (record, plan) -> {
              record.voted(GRACE, "security-lead", plan);
              record.voted(RAVI, "ir-lead", plan);
              record.voted(
                  GRACE, Optional.empty(), Decision.DENY, plan, Digest.ofText("another"), NOON);
            }),
        again(
            "opened after the run had expired",
            "authority",
            (record, plan) -> {
              record.voted(GRACE, "security-lead", plan);
              record.voted(RAVI, "ir-lead", plan);
              record.told(FactKind.EXPIRED, RUN.value(), Map.of("reason", "late"));
            }),
        again(
            "a vote signed nine days later",
            "acts",
            (record, plan) -> {
              record.voted(GRACE, "security-lead", plan);
              record.voted(
                  RAVI,
                  Optional.of("ir-lead"),
                  Decision.APPROVE,
                  plan,
                  Digest.ofText("x"),
                  NOON.plus(Duration.ofDays(9)));
            },
            "authority"),
        planned("a plan with one slot of its own", plan -> withSlots(plan, 1)),
        planned("a plan of another run", plan -> ofRun(plan, new RunId("RB-06/CHG-8"))),
        planned("a plan for another holder than was asked", Forgeries::forMallory),
        opening(
            "opened a month after it had to be",
            (record, plan) ->
                record.intent(
                    "Enable",
                    Operation.ENABLE,
                    plan,
                    plan.request().length(),
                    NOON.plus(Duration.ofDays(30)))),
        opening(
            "a lease of a year",
            (record, plan) ->
                record.intent(
                    "Enable", Operation.ENABLE, plan, Duration.ofDays(365), NOON.plusSeconds(60))),
        opening(
            "an act of an unknown kind",
            (record, plan) ->
                Fact.of(
                    "activity/execution-1/99/1/intent",
                    FactKind.INTENT,
                    NOON,
                    "worker/Widen",
                    Map.of("operation", "WIDEN"))),
        edited(
            "an open window that nobody reviewed",
            "review",
            facts -> facts.removeIf(fact -> fact.kind() == FactKind.REVIEWED)),
        edited(
            "a review that no worker recorded",
            "review",
            facts -> facts.removeIf(fact -> "RecordReview".equals(fact.detail().get("activity")))),
        recorded(
            "a review that the worker refused",
            record -> record.result("RecordReview", Map.of("refusal", "MAY_NOT_REVIEW"))),
        recorded(
            "another review than the worker recorded",
            record ->
                record.result("RecordReview", Map.of("review", Digest.ofText("another").hex()))),
        new Forgery(
            "a review of another list of changes than the worker made",
            "review",
            record -> {
              List<Fact> facts = record.facts();
              Fact end = facts.getLast();
              facts.subList(facts.size() - 4, facts.size()).clear();
              record.reviewed(GRACE, Digest.ofText("another list"));
              facts.add(end);
            }),
        reviewed("a window that its requester reviewed", MAYA),
        reviewed("a window that its holder reviewed", new PersonId("omar")),
        extended("more time that nobody approved", Duration.ofMinutes(10), Duration.ofMinutes(10)),
        extended(
            "more time than was asked for",
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            GRACE,
            RAVI),
        extended(
            "more time than a window may have",
            Duration.ofMinutes(31),
            Duration.ofMinutes(31),
            GRACE,
            RAVI),
        edited(
            "opened without an intent",
            "authority",
            facts ->
                facts.removeIf(fact ->
                    fact.kind() == FactKind.INTENT
                        && "ENABLE".equals(fact.detail().get("operation")))),
        edited(
            "a run that says itself whom the server could not tell",
            "words",
            facts ->
                facts.add(
                    2,
                    retold(
                        EvidenceVerifierTest.telling(1, false).fact(),
                        "workflow/execution-1/told"))),
        edited(
            "an act in what the server says",
            "words",
            facts ->
                facts.add(
                    2,
                    Fact.of(
                        "server/told/1",
                        FactKind.NOT_TOLD,
                        NOON,
                        "server/slack",
                        Map.of("act", "e30", "reason", "", "attempts", "1")))),
        edited("no request", List.of("acts", "authority"), facts -> facts.removeFirst()),
        edited("never closed", List.of("ending", "review"), Forgeries::withoutTheClosing),
        edited(
            "closed without a proof",
            "ending",
            facts -> facts.removeIf(fact -> "ProveClosed".equals(fact.detail().get("activity")))),
        edited(
            "a proof from before the opening",
            "ending",
            facts -> facts.add(5, facts.remove(facts.size() - 7))),
        edited(
            "another lease closed than was opened",
            "ending",
            facts -> {
              WindowPlan mallorys = forMallory(WindowRecord.plan(WindowRecord.request()));
              facts.set(
                  facts.size() - 9,
                  new WindowRecord()
                      .intent(
                          "Close",
                          Operation.CLOSE,
                          mallorys,
                          mallorys.request().length(),
                          NOON.plusSeconds(60)));
            }),
        edited("no end", "ending", facts -> facts.removeLast()),
        edited(
            "a worker's word told by the workflow",
            List.of("words"),
            facts -> facts.set(5, retold(facts.get(5), "workflow/execution-1/5"))),
        edited("a fact told twice", List.of("words"), facts -> facts.add(5, facts.get(4))));
  }

  private interface Voting {
    void on(WindowRecord record, WindowPlan plan);
  }

  private interface Acting {
    Fact on(WindowRecord record, WindowPlan plan);
  }

  private static Forgery again(String what, String check, Voting voting, String... more) {
    return edited(
        what,
        Stream.concat(Stream.of(check), Stream.of(more)).toList(),
        facts -> rewrite(facts, WindowRecord.plan(WindowRecord.request()), voting));
  }

  private static Forgery planned(String what, java.util.function.UnaryOperator<WindowPlan> change) {
    return edited(
        what,
        "authority",
        facts ->
            rewrite(
                facts,
                change.apply(WindowRecord.plan(WindowRecord.request())),
                (record, plan) -> {
                  record.voted(GRACE, "security-lead", plan);
                  record.voted(RAVI, "ir-lead", plan);
                }));
  }

  private static void rewrite(List<Fact> facts, WindowPlan plan, Voting voting) {
    WindowRecord record = new WindowRecord();
    record.asked(WindowRecord.request(), MAYA);
    record.planned(plan);
    voting.on(record, plan);
    record.opened(plan);
    record.closed(plan);
    facts.clear();
    facts.addAll(record.facts());
  }

  private static Forgery opening(String what, Acting act) {
    return new Forgery(
        what,
        "authority",
        record -> {
          WindowPlan plan = WindowRecord.plan(WindowRecord.request());
          record.facts().add(8, act.on(record, plan));
        });
  }

  /** The same review, of whose recording the worker says something else. */
  private static Forgery recorded(String what, Function<WindowRecord, Fact> result) {
    return new Forgery(
        what,
        "review",
        record -> record.facts().set(record.facts().size() - 3, result.apply(record)));
  }

  /** Everything up to the review, which somebody else gives. */
  private static Forgery reviewed(String what, PersonId reviewer) {
    return edited(
        what,
        "review",
        facts -> {
          WindowRecord other = new WindowRecord();
          other.facts().addAll(facts);
          other.reviewed(reviewer);
          facts.set(facts.size() - 2, other.facts().getLast());
        });
  }

  /** An extension by so much, asked for as so much, with these votes. */
  private static Forgery extended(String what, Duration asked, Duration given, PersonId... voters) {
    return new Forgery(
        what, "authority", record -> record.extendedBeforeClosing(asked, given, List.of(voters)));
  }

  private static Forgery edited(String what, String check, Consumer<List<Fact>> edit) {
    return edited(what, List.of(check), edit);
  }

  private static Forgery edited(String what, List<String> checks, Consumer<List<Fact>> edit) {
    return new Forgery(what, String.join(" ", checks), record -> edit.accept(record.facts()));
  }

  private static void withoutTheClosing(List<Fact> facts) {
    List<Fact> opened = new ArrayList<>(facts.subList(0, 11));
    opened.add(facts.getLast());
    facts.clear();
    facts.addAll(opened);
  }

  private static Fact retold(Fact fact, String key) {
    return new Fact(key, fact.kind(), fact.at(), fact.actor(), fact.detail());
  }

  private static WindowPlan forMallory(WindowPlan plan) {
    WindowRequest asked = plan.request();
    return with(
        plan,
        plan.run(),
        new WindowRequest(
            asked.change(),
            asked.profile(),
            asked.holder(),
            new SourceIdentity("CN=mallory"),
            asked.length(),
            asked.reason()),
        plan.slots().size());
  }

  private static WindowPlan withSlots(WindowPlan plan, int slots) {
    return with(plan, plan.run(), plan.request(), slots);
  }

  private static WindowPlan ofRun(WindowPlan plan, RunId run) {
    return with(plan, run, plan.request(), plan.slots().size());
  }

  private static WindowPlan with(WindowPlan plan, RunId run, WindowRequest request, int slots) {
    return new WindowPlan(
        run,
        plan.execution(),
        plan.round(),
        request,
        plan.requester(),
        plan.role(),
        plan.trustAnchor(),
        plan.slots().subList(0, slots),
        plan.rulebook(),
        plan.state(),
        plan.approvalExpires(),
        plan.executeBefore(),
        plan.actions());
  }
}
