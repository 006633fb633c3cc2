package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackLevers;
import io.kedgeline.twins.slack.SlackMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What Slack did not take stands in the run's record, and so does when it took it again. */
@ExtendWith(SharedSandbox.class)
class SlackUntoldStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final SlackSight sight;

  @TempDir private Path folder = Path.of("");

  SlackUntoldStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.sight = new SlackSight(sandbox.slack());
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void slackIsWell() {
    levers().clear();
  }

  @Test
  @DisplayName("AC-20 that the approvers were not told stands in the record, and until when")
  void thatTheApproversWereNotToldStandsInTheRecordAndUntilWhen() {
    levers().fault(SlackFault.serverError("*"));
    RunId run = story.awaitingApproval();
    shown(run, "not told    the card, in slack, at ");
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
    assertEquals(List.of(FactKind.NOT_TOLD), said(run, "CARD"));
    levers().clear();
    sight.card(run, text -> text.contains("OPEN, ends"));
    shown(run, "told again  the card, in slack, at ");
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
    assertEquals(List.of(FactKind.NOT_TOLD, FactKind.TOLD_AGAIN), said(run, "CARD"));
    assertEquals(FactKind.ENDED, story.facts(run).getLast().kind());
    String evidence = evidence(run);
    assertTrue(evidence.contains("CARD not told by server/slack at "), evidence);
    assertTrue(evidence.contains("CARD told again by server/slack at "), evidence);
    String history = typed("run", "history", run.value());
    assertTrue(history.contains("reason=HTTP 500 subject=CARD"), history);
  }

  @Test
  void aCardThatWasDeletedAndPostedAnewStandsInTheRecord() {
    RunId run = story.awaitingApproval();
    SlackMessage card = sight.card(run, text -> text.contains("0 of 2"));
    sandbox.slack().twin().delete(card);
    story.approve(run, SECURITY_LEAD, "security-lead");
    sight.card(run, text -> text.contains("1 of 2"));
    shown(run, "message_not_found (attempts 1)");
    story.closed(run);
    assertEquals(List.of(FactKind.NOT_TOLD, FactKind.TOLD_AGAIN), said(run, "CARD"));
    evidence(run);
  }

  @Test
  void whatSlackPutsOffForAMomentIsNoNewsAndWhatItRefusesIs() {
    levers().fault(SlackFault.rateLimited("chat.postMessage", Duration.ofSeconds(1)).times(1));
    levers().fault(SlackFault.error("conversations.open", "user_disabled"));
    RunId run = story.awaitingApproval();
    sight.card(run, text -> text.contains("0 of 2"));
    shown(run, "not told    the message to the requester, in slack, at ");
    levers().clear();
    story.closed(run);
    sight.written(REQUESTER, "Your window %s: withdrawn".formatted(run.change()));
    shown(run, "told again  the message to the requester");
    assertEquals(List.of(), said(run, "CARD"));
    evidence(run);
  }

  @Test
  void whileSlackIsLeftAloneForLongEveryRunSaysThatItsApproversAreNotTold() {
    levers().fault(SlackFault.rateLimited("chat.postMessage", Duration.ofSeconds(30)).times(1));
    RunId met = story.awaitingApproval();
    shown(met, "the card, in slack, at ");
    RunId begunMeanwhile = story.awaitingApproval();
    String untold = shown(begunMeanwhile, "not told    the card, in slack, at ");
    assertTrue(untold.contains("HTTP 429 (attempts 0)"), untold);
    for (RunId run : List.of(met, begunMeanwhile)) {
      sight.card(run, text -> text.contains("0 of 2"));
      shown(run, "told again  the card");
      story.closed(run);
      evidence(run);
    }
  }

  private SlackLevers levers() {
    return sandbox.slack().twin().levers();
  }

  /** What {@code run show} prints, once it says this. */
  private String shown(RunId run, String words) {
    return Waiting.until(
        () -> Optional.of(typed("run", "show", run.value())),
        out -> out.contains(words),
        "the run to show " + words);
  }

  private String typed(String... command) {
    Terminal.Said said = new Terminal(sandbox, REQUESTER).type(command);
    assertEquals(0, said.exit(), said::err);
    return said.out();
  }

  /** What the journal says of this subject. */
  private List<FactKind> said(RunId run, String subject) {
    return story.facts(run).stream()
        .filter(fact -> subject.equals(fact.detail().get("subject")))
        .map(Fact::kind)
        .toList();
  }

  /** What the auditor reads of evidence that holds. */
  private String evidence(RunId run) {
    String file = folder.resolve(run.change() + ".json").toString();
    typed("evidence", "export", run.value(), "--to", file);
    Terminal.Said verified =
        Terminal.run(
            List.of(
                "evidence", "verify", file, "--trust-root", sandbox.trustRootFile().toString()));
    assertEquals(0, verified.exit(), verified::out);
    return verified.out();
  }
}
