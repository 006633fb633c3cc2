package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What a slot's sign-in may not be. */
final class SignInFaults {

  private static final String RB06 = "runbooks.RB-06.";

  private SignInFaults() {}

  static Stream<Arguments> signIns() {
    String slot = "runbooks/RB-06/approval/slots/0/";
    String place = RB06 + "approval.slots[0].stepUp.";
    return Stream.of(
        spoiled(
            "no slot that is a sign-in",
            t -> t.without(slot + "stepUp"),
            RB06 + "approval.slots",
            "must hold at least one slot with stepUp: its vote is a sign-in"),
        spoiled(
            "a sign-in of last night",
            t -> t.with(slot + "stepUp/maximumAge", "PT8H"),
            place + "maximumAge",
            "must be PT1M to PT5M"),
        spoiled(
            "two contexts in one",
            t -> t.with(slot + "stepUp/contexts/0", "phr phrh"),
            place + "contexts[0]",
            "must be 1 to 200 printable ASCII characters, without space, quote or backslash"),
        spoiled(
            "a method twice",
            t -> t.with(slot + "stepUp/methods/1", "hwk"),
            place + "methods[1]",
            "is the same as runbooks.RB-06.approval.slots[0].stepUp.methods[0]; a value is listed once"),
        spoiled(
            "an unknown key of a sign-in",
            t -> t.with(slot + "stepUp/acr", "phr"),
            place + "acr",
            "is not a key here; known are maximumAge, contexts, methods"));
  }
}
