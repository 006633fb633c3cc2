package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds out who speaks, and lets no one speak who may not: unsigned, for another run, stale,
 * replayed, refused too often. What comes of it is journalled, whatever it is.
 */
final class Reception {

  private static final String STRANGER = "unauthenticated";

  private final FactLog log;
  private final ActGate gate;
  private final Crowd crowd = new Crowd();
  private Keyring keyring = Keyring.of(Map.of());
  private boolean shut;

  Reception(RunId run, String execution, FactLog log) {
    this.log = log;
    this.gate = new ActGate(run, execution);
  }

  /** Tells whom to believe. Before this, every act is refused as not authentic. */
  void believe(Keyring keyring, int refusalLimit) {
    this.keyring = keyring;
    crowd.limit(refusalLimit);
  }

  /** From now on nothing is taken in: the record is being ended. */
  void shut() {
    shut = true;
  }

  /**
   * Refuses what would only fill the history. Whoever has said too much is still heard when what
   * they say ends the run: nobody can be silenced about that.
   *
   * @param ends whether the act would end the run
   */
  void check(SignedAct signed, Instant now, Predicate<Act> ends) {
    if (shut) {
      throw refused(Refusal.RUN_OVER);
    }
    if (!signed.wellFormed()) {
      throw new IllegalArgumentException(
          "act: payload, key id and signature are required, well-formed, the payload up to "
              + SignedAct.PAYLOAD_LIMIT
              + " characters");
    }
    Optional<Act> opened = keyring.open(signed).filter(act -> passes(act, now));
    if (opened.isEmpty() && crowd.tooManySpoiled()) {
      throw refused(Refusal.TOO_MANY_REFUSALS);
    }
    if (opened.filter(act -> crowd.exhausted(nameOf(act)) && !ends.test(act)).isPresent()) {
      throw refused(Refusal.TOO_MANY_REFUSALS);
    }
  }

  private boolean passes(Act act, Instant now) {
    return gate.firstFailure(act, now).isEmpty();
  }

  private static IllegalArgumentException refused(Refusal refusal) {
    return new IllegalArgumentException(refusal.name() + ": " + refusal.sentence());
  }

  /** Takes an act in: an act of this kind gets its meaning, any other is not authentic. */
  <A extends Act> ActAnswer take(
      SignedAct signed, Class<A> kind, Instant now, Function<A, Outcome> meaning) {
    Optional<Act> opened = keyring.open(signed);
    if (opened.isEmpty()) {
      return spoiled(signed, STRANGER, Refusal.NOT_AUTHENTIC);
    }
    Act act = opened.get();
    Optional<Refusal> failure =
        kind.isInstance(act) ? gate.firstFailure(act, now) : Optional.of(Refusal.NOT_AUTHENTIC);
    if (failure.isPresent()) {
      return spoiled(signed, nameOf(act), failure.get());
    }
    gate.remember(act);
    return answer(signed, nameOf(act), meaning.apply(kind.cast(act)));
  }

  private ActAnswer spoiled(SignedAct signed, String person, Refusal refusal) {
    crowd.spoil();
    return refuse(signed, person, refusal);
  }

  private ActAnswer answer(SignedAct signed, String person, Outcome outcome) {
    crowd.spoke(person, outcome instanceof Outcome.Refused(Refusal why) && isCharged(why));
    return switch (outcome) {
      case Outcome.Refused(Refusal refusal) -> refuse(signed, person, refusal);
      case Outcome.Already(ActAnswer.Accepted accepted) -> accepted;
      case Outcome.Counts(FactKind kind, ActAnswer.Accepted accepted) -> {
        log.note(kind, person, detail(signed, Map.of("answer", accepted.sentence())));
        yield accepted;
      }
    };
  }

  /** Whoever presses twice has done nothing that anybody should be silenced for. */
  private static boolean isCharged(Refusal refusal) {
    return refusal != Refusal.ALREADY_VOTED;
  }

  private ActAnswer refuse(SignedAct signed, String person, Refusal refusal) {
    log.note(FactKind.REFUSED, person, detail(signed, Map.of("refusal", refusal.name())));
    return new ActAnswer.Refused(refusal.name(), refusal.sentence());
  }

  private static Map<String, String> detail(SignedAct signed, Map<String, String> more) {
    Map<String, String> detail = new HashMap<>(more);
    detail.put("act", signed.payload());
    detail.put("keyId", signed.keyId());
    detail.put("signature", signed.signature());
    return detail;
  }

  private static String nameOf(Act act) {
    return act.header().person().value();
  }
}
