package io.kedgeline.sandbox.demo.onboarding;

import java.util.List;

/** What a proof of admission says. */
final class Proofs {

  private static final int FEWEST_WRONG = 4;

  private Proofs() {}

  /** In a line: who got in, and how many wrong ones did not. */
  static String words(String proof) {
    List<String> seen = List.of(proof.split("; ", -1));
    return "%s; %d wrong ones stayed out".formatted(seen.getFirst(), out(seen));
  }

  /** Whether the right one got in, before and after all the wrong ones stayed out. */
  static boolean complete(String proof) {
    List<String> seen = List.of(proof.split("; ", -1));
    return seen.getFirst().contains("got a session")
        && seen.getLast().contains("got a session again")
        && out(seen) >= FEWEST_WRONG;
  }

  private static long out(List<String> seen) {
    return seen.stream().filter(line -> line.startsWith("a canary ")).count();
  }
}
