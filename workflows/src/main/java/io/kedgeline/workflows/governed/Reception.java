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

/**
 * Finds out who speaks, and lets no one speak who may not: unsigned, for another run, stale,
 * replayed, refused too often. What comes of it is journalled, whatever it is.
 */
final class Reception {

  /** What an act came to. */
  sealed interface Outcome {

    /**
     * It counts.
     *
     * @param kind how the journal names it
     * @param answer what the person is told
     */
    record Counts(FactKind kind, ActAnswer.Accepted answer) implements Outcome {}

    /** It does not count, and nothing changed. */
    record Refused(Refusal refusal) implements Outcome {}
  }

  private static final String STRANGER = "unauthenticated";

  private final FactLog log;
  private final ActGate gate;
  private final Map<String, Integer> refusals = new HashMap<>();
  private Keyring keyring = Keyring.of(Map.of());
  private int refusalLimit = 1;

  Reception(RunId run, String execution, FactLog log) {
    this.log = log;
    this.gate = new ActGate(run, execution);
  }

  /** Tells whom to believe. Before this, every act is refused as not authentic. */
  void believe(Keyring keyring, int refusalLimit) {
    this.keyring = keyring;
    this.refusalLimit = refusalLimit;
  }

  /** One person may be refused so often and no more, or refusals would fill the history. */
  void check(SignedAct act) {
    if (!act.wellFormed()) {
      throw new IllegalArgumentException(
          "act: payload, key id and signature are required, the payload up to "
              + SignedAct.PAYLOAD_LIMIT
              + " characters");
    }
    if (refusals.getOrDefault(nameOf(keyring.open(act)), 0) >= refusalLimit) {
      throw new IllegalArgumentException(
          Refusal.TOO_MANY_REFUSALS.name() + ": " + Refusal.TOO_MANY_REFUSALS.sentence());
    }
  }

  /** Takes an act in: an act of this kind gets its meaning, any other is not authentic. */
  <A extends Act> ActAnswer take(
      SignedAct signed, Class<A> kind, Instant now, Function<A, Outcome> meaning) {
    Optional<Act> opened = keyring.open(signed);
    Outcome outcome =
        opened
            .map(act ->
                gate.firstFailure(act, now)
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> meant(act, kind, meaning)))
            .orElseGet(() -> new Outcome.Refused(Refusal.NOT_AUTHENTIC));
    opened.ifPresent(gate::remember);
    return answer(signed, nameOf(opened), outcome);
  }

  private static <A extends Act> Outcome meant(
      Act act, Class<A> kind, Function<A, Outcome> meaning) {
    return kind.isInstance(act)
        ? meaning.apply(kind.cast(act))
        : new Outcome.Refused(Refusal.NOT_AUTHENTIC);
  }

  private ActAnswer answer(SignedAct signed, String person, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused(Refusal refusal) -> {
        refusals.merge(person, 1, Integer::sum);
        log.note(FactKind.REFUSED, person, detail(signed, Map.of("refusal", refusal.name())));
        yield new ActAnswer.Refused(refusal.name(), refusal.sentence());
      }
      case Outcome.Counts(FactKind kind, ActAnswer.Accepted accepted) -> {
        log.note(kind, person, detail(signed, Map.of("answer", accepted.sentence())));
        yield accepted;
      }
    };
  }

  private static Map<String, String> detail(SignedAct signed, Map<String, String> more) {
    Map<String, String> detail = new HashMap<>(more);
    detail.put("act", signed.payload());
    detail.put("keyId", signed.keyId());
    detail.put("signature", signed.signature());
    return detail;
  }

  private static String nameOf(Optional<Act> act) {
    return act.map(opened -> opened.header().person().value()).orElse(STRANGER);
  }
}
