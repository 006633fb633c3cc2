package io.kedgeline.starters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.DeviceProgress;
import io.kedgeline.starters.api.DeviceRequest;
import io.kedgeline.starters.api.DrillList;
import io.kedgeline.starters.api.DrillView;
import io.kedgeline.starters.api.EnrollmentAsked;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.api.ExternalAsked;
import io.kedgeline.starters.api.HistoryView;
import io.kedgeline.starters.api.HolderCertificateDocument;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.PersonView;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.starters.api.ProfileAsked;
import io.kedgeline.starters.api.ProfileDocuments;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.api.RunList;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.api.RunRow;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.starters.api.ScheduleChange;
import io.kedgeline.starters.api.ScheduleChanges;
import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.api.SchedulePause;
import io.kedgeline.starters.api.ScheduleView;
import io.kedgeline.starters.api.ScheduledRunView;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.api.TellingView;
import io.kedgeline.starters.api.TokenView;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.change.ChangeDoor;
import io.kedgeline.starters.events.AwsEventDoor;
import io.kedgeline.starters.events.EventKeys;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.slack.door.SlackDesk;
import io.kedgeline.workflows.breakglass.HolderCertificateView;
import io.kedgeline.workflows.governed.PinnedIssuer;
import io.kedgeline.workflows.wire.RulebookFile;
import io.kedgeline.workflows.wire.YamlDocument;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document says what the routes and records say. */
class OpenApiTest {

  private static final Map<String, Object> DOCUMENT =
      YamlDocument.parse(
              "openapi.yaml", OpenRoutes.document().getBytes(StandardCharsets.UTF_8), 256 * 1024)
          .tree();

  @Test
  void itHasTheRoutesThatAreServedAndNoOther() {
    Set<String> served =
        routes().stream()
            .map(route -> route.method() + " " + route.path() + (route.open() ? " open" : ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> written = new TreeSet<>();
    map(DOCUMENT, "paths")
        .forEach((path, operations) -> {
          for (Map.Entry<?, ?> operation : ((Map<?, ?>) operations).entrySet()) {
            boolean open = ((Map<?, ?>) operation.getValue()).containsKey("security");
            written.add(
                operation.getKey().toString().toUpperCase(Locale.ROOT)
                    + " "
                    + path
                    + (open ? " open" : ""));
          }
        });
    assertEquals(served, written);
  }

  @Test
  void itsSchemasHaveThePropertiesOfTheRecords() {
    List<Class<? extends Record>> records =
        List.of(
            SignInView.class,
            PersonView.class,
            WindowAsked.class,
            EnrollmentAsked.class,
            EnrollmentView.class,
            BundleDocument.class,
            HolderKey.class,
            HolderCertificateDocument.class,
            HolderProgress.class,
            TokenView.class,
            DeviceRequest.class,
            DeviceProgress.class,
            ProfileAsked.class,
            ProfileView.class,
            ProfileDocuments.class,
            AuthorityAsked.class,
            ExternalAsked.class,
            AuthorityView.class,
            Vote.class,
            Closing.class,
            RunRef.class,
            WindowView.class,
            RunRow.class,
            RunList.class,
            RunView.class,
            TellingView.class,
            HistoryView.class,
            ScheduleView.class,
            ScheduleList.class,
            ScheduleChange.class,
            ScheduleChanges.class,
            SchedulePause.class,
            ScheduledRunView.class,
            DrillView.class,
            DrillList.class,
            EvidenceBundle.class,
            ProblemView.class,
            Fault.class);
    for (Class<? extends Record> type : records) {
      Map<?, ?> schema = map(map(map(DOCUMENT, "components"), "schemas"), type.getSimpleName());
      assertEquals(
          names(type, false),
          new TreeSet<Object>(map(schema, "properties").keySet()),
          type.getSimpleName());
      assertEquals(
          names(type, true),
          new TreeSet<Object>(schema.get("required") instanceof List<?> list ? list : List.of()),
          type.getSimpleName());
    }
  }

  @Test
  void itKnowsEveryStateOfAWindow() {
    Map<?, ?> state = map(map(map(DOCUMENT, "components"), "schemas"), "WindowState");
    assertEquals(Arrays.stream(WindowState.values()).map(Enum::name).toList(), state.get("enum"));
  }

  @Test
  void itKnowsEveryStageOfAHoldersCertificate() {
    Map<?, ?> stage = map(map(map(DOCUMENT, "components"), "schemas"), "HolderCertificateStage");
    assertEquals(
        Arrays.stream(HolderCertificateView.Stage.values()).map(Enum::name).toList(),
        stage.get("enum"));
  }

  @Test
  void itKnowsWhomPeopleAreToldOf() {
    Map<?, ?> telling = map(map(map(DOCUMENT, "components"), "schemas"), "TellingView");
    assertEquals(
        Arrays.stream(Telling.Subject.values()).map(Enum::name).toList(),
        map(map(telling, "properties"), "subject").get("enum"));
  }

  @Test
  void itKnowsEveryStateOfAProfilesMaking() {
    Map<?, ?> state = map(map(map(DOCUMENT, "components"), "schemas"), "OnboardingState");
    assertEquals(
        Arrays.stream(OnboardingState.values()).map(Enum::name).toList(), state.get("enum"));
  }

  @Test
  void theStateOfARunIsThatOfAnyRunbooksView() {
    Object any = map(map(map(DOCUMENT, "components"), "schemas"), "RunState").get("anyOf");
    assertEquals(
        Stream.of(WindowView.class, ProfileView.class, AuthorityView.class, EnrollmentView.class)
            .flatMap(view -> Arrays.stream(view.getRecordComponents()))
            .filter(part -> part.getName().equals("state"))
            .map(part -> "#/components/schemas/" + part.getType().getSimpleName())
            .collect(Collectors.toSet()),
        any instanceof List<?> states
            ? states.stream().map(one -> ((Map<?, ?>) one).get("$ref")).collect(Collectors.toSet())
            : Set.of());
  }

  @Test
  void itKnowsEveryStateOfAnEnrollment() {
    Map<?, ?> state = map(map(map(DOCUMENT, "components"), "schemas"), "EnrollmentState");
    assertEquals(
        Arrays.stream(EnrollmentState.values()).map(Enum::name).toList(), state.get("enum"));
  }

  @SuppressWarnings("NullAway") // the routes are listed; what stands behind them is not asked
  private static List<Route> routes() {
    Rulebook rulebook = RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook();
    try (SlackDesk slack = new SlackDesk(null, null, null, null, null, null)) {
      ChangeDoor changes = new ChangeDoor(null, null, null, null);
      AwsEventDoor events =
          new AwsEventDoor(EventKeys.of(List.of("k".repeat(32))), rulebook, event -> {}, null);
      SignInView signIn = new SignInView("https://id.example", "cli", "approvals");
      return new ApiParts(
              null,
              null,
              null,
              rulebook,
              null,
              null,
              null,
              signIn,
              PinnedIssuer.none(),
              null,
              Optional.of(slack),
              Optional.of(changes),
              Optional.of(events),
              null)
          .routes(null);
    }
  }

  private static Set<Object> names(Class<? extends Record> type, boolean requiredOnly) {
    return Arrays.stream(type.getRecordComponents())
        .filter(part -> !requiredOnly || part.getType() != Optional.class)
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<?, ?> map(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }
}
