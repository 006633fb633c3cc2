package io.kedgeline.workers.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.governed.Finding.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AilmentTest {

  /** What speaks of one request, its people and its change, and of windows that are open. */
  private static final Set<Code> OF_A_REQUEST =
      EnumSet.of(
          Code.DIRECTORY_STALE,
          Code.REQUESTER_NOT_ALLOWED,
          Code.HOLDER_UNKNOWN,
          Code.CERTIFICATE_NOT_THEIRS,
          Code.PROFILE_NOT_GOVERNED,
          Code.WINDOW_LENGTH,
          Code.START_TOO_FAR,
          Code.BLACKOUT,
          Code.EXTENSION_TOO_LONG,
          Code.EXTENSIONS_USED_UP,
          Code.DRILL_ONLY,
          Code.SESSION_POLICY_TOO_LONG,
          Code.LEASE_IN_FORCE,
          Code.REVIEW_OWED,
          Code.ROTATION_OWED,
          Code.DUTIES_NOT_SEPARATE,
          Code.OWNER_UNKNOWN,
          Code.ENVIRONMENT_UNKNOWN,
          Code.PROFILE_NOT_DRAFTED,
          Code.ANCHOR_DISABLED,
          Code.ANCHOR_OF_OTHER_ENVIRONMENT,
          Code.ANCHOR_WITHOUT_AUTHORITY,
          Code.TRUST_POLICY,
          Code.CANARY_IMPOSSIBLE,
          Code.ROLE_EXISTS,
          Code.PROFILE_EXISTS,
          Code.ALREADY_SET_UP,
          Code.ROOT_ELSEWHERE,
          Code.ROOT_MISSING,
          Code.ROOT_NOT_MARKED,
          Code.ROOT_ANCHORED,
          Code.ROOT_NOT_ACTIVE,
          Code.ROOT_EXPIRES_FIRST,
          Code.AUTHORITY_NAME_TAKEN,
          Code.EXTERNAL_UNREADABLE,
          Code.EXTERNAL_NAME,
          Code.EXTERNAL_NO_AUTHORITY,
          Code.EXTERNAL_PATH_LENGTH,
          Code.EXTERNAL_KEY,
          Code.EXTERNAL_VALIDITY,
          Code.EXTERNAL_NAME_TAKEN,
          Code.EXTERNAL_ANCHORED,
          Code.LIST_NOT_SIGNED,
          Code.LIST_NOT_WHOLE,
          Code.LIST_OVER,
          Code.LIST_OLD,
          Code.CANARY_NOT_ISSUED,
          Code.CANARY_REVOKED,
          Code.CANARY_NAMES,
          Code.CANARY_VALIDITY,
          Code.BUCKET_EXISTS,
          Code.ANCHOR_EXISTS,
          Code.PERSONA_UNKNOWN,
          Code.CONSUMER_NOT_ALLOWED,
          Code.PROFILE_NOT_REGISTERED,
          Code.PROFILE_NOT_FOR_PERSONA,
          Code.PROFILE_DISABLED,
          Code.PROFILE_CHANGED,
          Code.NAMES_NOT_ADMITTED,
          Code.DEVICE_NAME,
          Code.NAME_RESERVED,
          Code.DEVICE_ENROLLED,
          Code.QUORUM_UNSOLVABLE,
          Code.CHANGE_UNKNOWN,
          Code.CHANGE_STATE,
          Code.CHANGE_ON_HOLD,
          Code.CHANGE_CONFLICT,
          Code.CHANGE_CONFLICT_UNKNOWN,
          Code.CHANGE_CONFLICT_STALE,
          Code.CHANGE_ITEM,
          Code.CHANGE_PEOPLE,
          Code.CHANGE_WINDOW);

  @Test
  void whatPlanningSaysOfTheSetUpTheDoctorSaysToo() {
    assertEquals(
        EnumSet.complementOf(EnumSet.copyOf(OF_A_REQUEST)),
        Arrays.stream(Code.values())
            .filter(code -> Ailment.of(code).isPresent())
            .collect(Collectors.toSet()));
  }
}
