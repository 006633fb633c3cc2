package io.kedgeline.workers.interceptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.GovernedAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.AuthorityGathering;
import io.kedgeline.workflows.port.AuthorityProofs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.CanarySight;
import io.kedgeline.workflows.port.CertificateActs;
import io.kedgeline.workflows.port.ChangeNotes;
import io.kedgeline.workflows.port.Changes;
import io.kedgeline.workflows.port.ClosingActs;
import io.kedgeline.workflows.port.EnrollmentGathering;
import io.kedgeline.workflows.port.ExternalGathering;
import io.kedgeline.workflows.port.Gathering;
import io.kedgeline.workflows.port.IssuingActs;
import io.kedgeline.workflows.port.NotarisingActs;
import io.kedgeline.workflows.port.OpeningActs;
import io.kedgeline.workflows.port.Posture;
import io.kedgeline.workflows.port.ProfileGathering;
import io.kedgeline.workflows.port.Proofs;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.Reviews;
import io.kedgeline.workflows.port.SessionSight;
import io.kedgeline.workflows.port.Trail;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker lets run by its name, and what it demands of it. */
class ActivityDutiesTest {

  static Stream<Method> activities() {
    return Stream.of(
            Gathering.class,
            ProfileGathering.class,
            AuthorityGathering.class,
            ExternalGathering.class,
            CanarySight.class,
            EnrollmentGathering.class,
            CertificateActs.class,
            SessionSight.class,
            Changes.class,
            ChangeNotes.class,
            Posture.class,
            OpeningActs.class,
            NotarisingActs.class,
            ProvisioningActs.class,
            IssuingActs.class,
            AuthorityActs.class,
            CanaryActs.class,
            AuthorityProofs.class,
            ClosingActs.class,
            Proofs.class,
            Records.class,
            Reviews.class,
            Trail.class)
        .flatMap(port -> Arrays.stream(port.getDeclaredMethods()));
  }

  @ParameterizedTest
  @MethodSource("activities")
  void eachActivityOfAPortIsKnownAndGovernedByWhatItTakes(Method activity) {
    Class<?> input = activity.getParameterTypes()[0];
    Optional<Effect> effect = ActivityDuties.operation(type(activity)).map(Operation::effect);
    assertTrue(ActivityDuties.known(type(activity)));
    assertEquals(GovernedAct.class.isAssignableFrom(input), effect.equals(opens()));
    assertEquals(
        input == ClosingAct.class || input == UndoingAct.class,
        effect.equals(Optional.of(Effect.CLOSES)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MakeRole", "createRole", "DeleteProfile", "UndoRole", "Execute"})
  void whatStandsInNeitherTableIsNotRun(String type) {
    assertFalse(ActivityDuties.known(type));
    assertEquals(Optional.empty(), ActivityDuties.operation(type));
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {
        "CREATE_ROLE",
        "CREATE_PROFILE",
        "ENABLE_PROFILE",
        "PROVE_ADMISSION",
        "REGISTER_PROFILE",
        "CREATE_BUCKET",
        "CREATE_AUTHORITY",
        "PUBLISH_REVOCATION_LIST",
        "PREPARE_ANCHOR",
        "CREATE_CANARY",
        "ENABLE_ANCHOR",
        "PROVE_AUTHORITY",
        "REST_ANCHOR",
        "PROVE_REST",
        "REGISTER_AUTHORITY",
        "ISSUE_CERTIFICATE"
      })
  void eachStepThatMakesOrIssuesIsDoneByOneActivityAndByNoneAfterAReset(Operation step) {
    String type =
        activities()
            .map(ActivityDutiesTest::type)
            .filter(one -> ActivityDuties.operation(one).equals(Optional.of(step)))
            .reduce((one, other) -> one + " and " + other)
            .orElseThrow();
    assertTrue(ActivityDuties.leadsToOpening(type), type);
    assertFalse(ActivityDuties.closes(type), type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UndoProfile", "UndoCanary", "UndoAuthority", "RevokeCertificate", "Close"})
  void whatTakesAwayGoesOnAfterAResetAndBehindTheSeal(String type) {
    assertTrue(ActivityDuties.closes(type));
    assertFalse(ActivityDuties.leadsToOpening(type));
  }

  private static Optional<Effect> opens() {
    return Optional.of(Effect.OPENS);
  }

  /** As the engine names it: the method's name with a capital. */
  private static String type(Method activity) {
    String name = activity.getName();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
