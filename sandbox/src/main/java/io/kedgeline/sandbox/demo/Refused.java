package io.kedgeline.sandbox.demo;

import io.kedgeline.starters.client.ApiRefusal;

/** What the server refuses. */
final class Refused {

  private Refused() {}

  /** The refusal's code, or {@code accepted}. */
  static String code(Runnable asked) {
    try {
      asked.run();
      return "accepted";
    } catch (ApiRefusal refusal) {
      return refusal.problem().code();
    }
  }
}
