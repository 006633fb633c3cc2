package io.kedgeline.workers.interceptor;

import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.plan.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each activity type does, by the name that the engine knows it under. An activity that stands
 * in neither table is not run at all.
 */
final class ActivityDuties {

  private static final Map<String, Operation> GOVERNED =
      Map.ofEntries(
          Map.entry("WriteLease", Operation.WRITE_LEASE),
          Map.entry("Notarise", Operation.NOTARISE),
          Map.entry("Enable", Operation.ENABLE),
          Map.entry("Extend", Operation.EXTEND),
          Map.entry("Close", Operation.CLOSE),
          Map.entry("CreateRole", Operation.CREATE_ROLE),
          Map.entry("CreateProfile", Operation.CREATE_PROFILE),
          Map.entry("EnableProfile", Operation.ENABLE_PROFILE),
          Map.entry("ProveAdmission", Operation.PROVE_ADMISSION),
          Map.entry("RegisterProfile", Operation.REGISTER_PROFILE),
          Map.entry("UndoProfile", Operation.UNDO_PROFILE),
          Map.entry("IssueCertificate", Operation.ISSUE_CERTIFICATE),
          Map.entry("RevokeCertificate", Operation.REVOKE_CERTIFICATE),
          Map.entry("CreateBucket", Operation.CREATE_BUCKET),
          Map.entry("CreateAuthority", Operation.CREATE_AUTHORITY),
          Map.entry("PublishRevocationList", Operation.PUBLISH_REVOCATION_LIST),
          Map.entry("PrepareAnchor", Operation.PREPARE_ANCHOR),
          Map.entry("CreateCanary", Operation.CREATE_CANARY),
          Map.entry("EnableAnchor", Operation.ENABLE_ANCHOR),
          Map.entry("ProveAuthority", Operation.PROVE_AUTHORITY),
          Map.entry("RestAnchor", Operation.REST_ANCHOR),
          Map.entry("ProveRest", Operation.PROVE_REST),
          Map.entry("RegisterAuthority", Operation.REGISTER_AUTHORITY),
          Map.entry("UndoCanary", Operation.UNDO_CANARY),
          Map.entry("UndoAuthority", Operation.UNDO_AUTHORITY));

  private static final Set<String> UNGOVERNED =
      Set.of(
          "Gather",
          "GatherProfile",
          "GatherEnrollment",
          "GatherAuthority",
          "GatherExternal",
          "ReadChange",
          "NoteChange",
          "ReadPosture",
          "ConfirmSession",
          "ConfirmCanary",
          "ProveOpen",
          "Witness",
          "ProveClosed",
          "Remind",
          "Alarm",
          "Changes",
          "RecordReview",
          "Journal",
          "Seal");

  private static final Set<String> CLOSING =
      Set.of(
          "Close",
          "UndoProfile",
          "RevokeCertificate",
          "UndoCanary",
          "UndoAuthority",
          "ReadChange",
          "NoteChange",
          "Witness",
          "ProveClosed",
          "Remind",
          "Alarm",
          "Changes",
          "RecordReview",
          "Journal",
          "Seal");

  private ActivityDuties() {}

  /** The operation that this activity type carries out, if it changes anything. */
  static Optional<Operation> operation(String activityType) {
    return Optional.ofNullable(GOVERNED.get(activityType));
  }

  static boolean known(String activityType) {
    return GOVERNED.containsKey(activityType) || UNGOVERNED.contains(activityType);
  }

  /** Whether this activity plans or opens: a workflow that was reset does neither any more. */
  static boolean leadsToOpening(String activityType) {
    return !CLOSING.contains(activityType);
  }

  /** Whether this activity takes something away: a record that has ended must not stop it. */
  static boolean closes(String activityType) {
    return operation(activityType)
        .filter(operation -> operation.effect() == Effect.CLOSES)
        .isPresent();
  }

  /** Nothing is journalled behind the seal. */
  static boolean seals(String activityType) {
    return activityType.equals("Seal");
  }
}
