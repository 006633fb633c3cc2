package io.kedgeline.domain.certificate;

/**
 * Why no certificate is issued for a request.
 *
 * @param code which check failed
 * @param sentence what is wrong, for people
 */
public record RequestFinding(Code code, String sentence) {

  /** The checks, in the order in which they are made. The names are stable: they are stored. */
  public enum Code {
    NOT_PROVED,
    WEAK_HASH,
    KEY_NOT_ALLOWED,
    CA_ASKED,
    NAME_MISSING,
    NAME_NOT_ALLOWED,
    NAME_OF_A_CANARY,
    NAME_OF_A_HOLDER,
    SUBJECT_NOT_ALLOWED,
    URI_MISSING,
    URI_NOT_ALLOWED,
    OTHER_NAME,
    NOT_AS_PLANNED,
    EXTENSION_NOT_ALLOWED
  }
}
