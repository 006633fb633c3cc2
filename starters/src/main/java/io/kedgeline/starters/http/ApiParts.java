package io.kedgeline.starters.http;

import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.schedule.ScheduleProcess;
import io.kedgeline.starters.slack.door.SlackDesk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the API stands on.
 *
 * @param desk does what people ask
 * @param archive knows of runs
 * @param rulebook names the profiles
 * @param ledger knows people
 * @param tokens tells who calls
 * @param signIn where people sign in
 * @param slack takes in what Slack delivers, where there is Slack
 * @param schedules what begins by itself
 */
public record ApiParts(
    Desk desk,
    RunArchive archive,
    Rulebook rulebook,
    LedgerDatabase ledger,
    IssuerTokens tokens,
    SignInView signIn,
    Optional<SlackDesk> slack,
    ScheduleProcess schedules) {

  List<Route> routes() {
    LiveStates live = new LiveStates(desk);
    return Stream.of(
            new OpenRoutes(signIn, ledger).routes(),
            new WindowRoutes(desk, archive, live, rulebook).routes(),
            new RunRoutes(archive, live).routes(),
            new ScheduleRoutes(schedules).routes(),
            new DrillRoutes(archive, live).routes(),
            slack.map(desk -> new SlackRoutes(desk).routes()).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }
}
