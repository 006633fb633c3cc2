package io.kedgeline.domain.governed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a run cannot be planned. The codes are stable: they are stored and shown.
 *
 * @param code which check failed
 * @param sentence what is wrong, with which object, and what to do about it
 */
public record Finding(Code code, String sentence) {

  /** All of these as one text for people, or nothing where there are none. */
  public static Optional<String> together(List<Finding> findings) {
    return findings.isEmpty()
        ? Optional.empty()
        : Optional.of(findings.stream().map(Finding::text).collect(Collectors.joining("; ")));
  }

  /** Code and sentence, as they are shown. */
  public String text() {
    return code + ": " + sentence;
  }

  /** The checks, in the order in which they are made. */
  public enum Code {
    DIRECTORY_STALE,
    REQUESTER_NOT_ALLOWED,
    HOLDER_UNKNOWN,
    CERTIFICATE_NOT_THEIRS,
    PROFILE_NOT_GOVERNED,
    DRILL_ONLY,
    WINDOW_LENGTH,
    START_TOO_FAR,
    BLACKOUT,
    EXTENSION_TOO_LONG,
    EXTENSIONS_USED_UP,
    PROFILE_MISSING,
    ROLE_MISSING,
    PROFILE_NOT_AT_REST,
    SESSION_NAME_CHOSEN,
    SESSION_DURATION,
    ROLE_NOT_IN_PROFILE,
    ROLE_IN_OTHER_PROFILE,
    ROLE_TRUSTS_OTHER_ANCHOR,
    ROLE_UNBOUNDED,
    SESSION_POLICY_TOO_LONG,
    LEASE_IN_FORCE,
    REVIEW_OWED,
    ROTATION_OWED,
    DUTIES_NOT_SEPARATE,
    OWNER_UNKNOWN,
    ENVIRONMENT_UNKNOWN,
    PROFILE_NOT_DRAFTED,
    ANCHOR_MISSING,
    ANCHOR_DISABLED,
    ANCHOR_NOT_MARKED,
    ANCHOR_NOT_AT_REST,
    ANCHOR_OF_OTHER_AUTHORITY,
    ANCHOR_OF_OTHER_ENVIRONMENT,
    ANCHOR_WITHOUT_AUTHORITY,
    TRUST_POLICY,
    CANARY_IMPOSSIBLE,
    ROLE_EXISTS,
    PROFILE_EXISTS,
    PERSONA_UNKNOWN,
    CONSUMER_NOT_ALLOWED,
    PROFILE_NOT_REGISTERED,
    PROFILE_NOT_FOR_PERSONA,
    PROFILE_DISABLED,
    PROFILE_CHANGED,
    AUTHORITY_NOT_ACTIVE,
    NAMES_NOT_ADMITTED,
    DEVICE_NAME,
    NAME_RESERVED,
    DEVICE_ENROLLED,
    ALREADY_SET_UP,
    ROOT_ELSEWHERE,
    ROOT_MISSING,
    ROOT_NOT_MARKED,
    ROOT_ANCHORED,
    ROOT_NOT_ACTIVE,
    ROOT_EXPIRES_FIRST,
    AUTHORITY_NAME_TAKEN,
    EXTERNAL_UNREADABLE,
    EXTERNAL_NAME,
    EXTERNAL_NO_AUTHORITY,
    EXTERNAL_PATH_LENGTH,
    EXTERNAL_KEY,
    EXTERNAL_VALIDITY,
    EXTERNAL_NAME_TAKEN,
    EXTERNAL_ANCHORED,
    LIST_NOT_SIGNED,
    LIST_NOT_WHOLE,
    LIST_OVER,
    LIST_OLD,
    CANARY_NOT_ISSUED,
    CANARY_REVOKED,
    CANARY_NAMES,
    CANARY_VALIDITY,
    BUCKET_EXISTS,
    ANCHOR_EXISTS,
    QUORUM_UNSOLVABLE,
    CHANGE_UNKNOWN,
    CHANGE_STATE,
    CHANGE_ON_HOLD,
    CHANGE_CONFLICT,
    CHANGE_CONFLICT_UNKNOWN,
    CHANGE_CONFLICT_STALE,
    CHANGE_ITEM,
    CHANGE_PEOPLE,
    CHANGE_WINDOW
  }
}
