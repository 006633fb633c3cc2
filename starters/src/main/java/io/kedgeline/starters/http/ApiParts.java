package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.ExternalDocumentTable;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.approval.ApprovalLink;
import io.kedgeline.starters.approval.ApprovalSignIns;
import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.EnrollmentDesk;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.events.AwsEventDoor;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.schedule.ScheduleProcess;
import io.kedgeline.starters.slack.door.SlackDesk;
import io.kedgeline.workflows.governed.PinnedIssuer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the API stands on.
 *
 * @param desk does what people ask
 * @param enrollments makes tokens, and takes in what devices show
 * @param archive knows of runs
 * @param rulebook names the profiles
 * @param ledger knows people
 * @param tokens tells who calls
 * @param approvals tells who signed in for a plan
 * @param signIn where people sign in
 * @param pinned what workers pin of it
 * @param link where plans are approved by a sign-in
 * @param slack takes in what Slack delivers, where there is Slack
 * @param changes takes in what the change system sends, where it may send anything
 * @param events takes in what EventBridge delivers, where it may deliver anything
 * @param schedules what begins by itself
 */
public record ApiParts(
    Desk desk,
    EnrollmentDesk enrollments,
    RunArchive archive,
    Rulebook rulebook,
    LedgerDatabase ledger,
    IssuerTokens tokens,
    IssuerTokens approvals,
    SignInView signIn,
    PinnedIssuer pinned,
    ApprovalLink link,
    Optional<SlackDesk> slack,
    Optional<ChangeDoor> changes,
    Optional<AwsEventDoor> events,
    ScheduleProcess schedules) {

  List<Route> routes(Bearer people) {
    LiveStates live = new LiveStates(desk);
    ActRoutes acts = new ActRoutes(desk, new ApprovalTokens(approvals, pinned));
    return Stream.of(
            new OpenRoutes(signIn, ledger).routes(),
            new WindowRoutes(desk, archive, live, rulebook, acts).routes(),
            new MakingRoutes(desk, archive, live, acts, ProfileRoutes.kind(rulebook)).routes(),
            new MakingRoutes(
                    desk, archive, live, acts, AuthorityRoutes.kind(rulebook, this::deposit))
                .routes(),
            new MakingRoutes(desk, archive, live, acts, EnrollmentRoutes.kind(rulebook, desk))
                .routes(),
            new EnrollmentRoutes(enrollments).routes(),
            new DeviceRoutes(enrollments).routes(),
            new RunRoutes(archive, live).routes(),
            new ScheduleRoutes(schedules).routes(),
            new DrillRoutes(archive, live).routes(),
            new ApprovalRoutes(
                    desk,
                    people,
                    approvals,
                    pinned,
                    link,
                    new ApprovalSignIns(InstantSource.system()))
                .routes(),
            slack.map(desk -> new SlackRoutes(desk).routes()).orElse(List.of()),
            changes.map(door -> new ChangeRoutes(door, rulebook).routes()).orElse(List.of()),
            events.map(door -> new AwsEventRoutes(door).routes()).orElse(List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private boolean deposit(PersonId depositor, List<byte[]> documents) {
    return new ExternalDocumentTable(ledger).deposit(depositor, documents);
  }
}
