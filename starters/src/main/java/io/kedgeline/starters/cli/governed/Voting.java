package io.kedgeline.starters.cli.governed;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.cli.Connection;
import io.kedgeline.starters.cli.ExitCode;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import io.kedgeline.workflows.governed.ActAnswer;

/** Casts a vote, and when it is refused says who could act instead. */
final class Voting {

  private Voting() {}

  static int cast(Connection connection, ApiClient client, Noun noun, ChangeId change, Vote vote) {
    try {
      ActAnswer.Accepted answer = client.vote(noun.run(change), vote);
      connection.print(answer, () -> change + ": " + sentence(answer));
      return ExitCode.DONE.code();
    } catch (ApiRefusal refusal) {
      noun.look(client, change).whoCanAct().forEach(line -> connection.err().println("  " + line));
      throw refusal;
    }
  }

  /** What came of an act, with the slots that are still to be filled. */
  static String sentence(ActAnswer.Accepted answer) {
    String slots = answer.emptySlots().isEmpty() ? "" : ": " + answer.emptySlots();
    return Text.plain(answer.sentence() + slots);
  }
}
