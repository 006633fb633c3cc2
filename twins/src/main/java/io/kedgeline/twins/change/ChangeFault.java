package io.kedgeline.twins.change;

/** What can be wrong with a change system's answers. */
public enum ChangeFault {
  /** Every call fails. */
  SERVER_ERROR,
  /** Calls are taken in and never answered. */
  HANG,
  /** The answer begins, and does not end. */
  HANG_IN_THE_BODY,
  /** A sign-in page: 200, and no JSON. */
  SIGN_IN_PAGE,
  /** The account is not let in. */
  NOT_AUTHENTICATED,
  /** The account has asked too often. */
  RATE_LIMITED,
  /** The caller is sent elsewhere. */
  REDIRECT,
  /** The account may see no row. */
  NO_ROWS,
  /** The row stands there twice. */
  TWO_ROWS,
  /** The query is not understood, and so its condition is dropped: another row is answered. */
  ANOTHER_ROW,
  /** JSON without the list that was asked for. */
  NO_LIST,
  /** JSON that breaks off. */
  BROKEN_JSON,
  /** More than anybody needs. */
  ENDLESS
}
