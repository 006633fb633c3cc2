package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.warrant.Act;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wishes for more time in an open window: one at a time is decided. Each costs a reading of the
 * world, so that their number has an end: whoever fills the history of a run ends what closes it.
 */
final class Extensions {

  /** What people may wish for in one window, granted or not. */
  private static final int MOST_WISHES = 20;

  private Optional<ExtensionWish> wish = Optional.empty();
  private boolean awaited;
  private Optional<String> told = Optional.empty();
  private final Map<PersonId, SignedAct> taken = new LinkedHashMap<>();
  private int wishes;

  Outcome ask(SignedAct signed, Act.Extension act, boolean open, boolean mayAsk) {
    if (!open) {
      return new Outcome.Refused(Refusal.NOT_OPEN);
    }
    if (!mayAsk) {
      return new Outcome.Refused(Refusal.MAY_NOT_ASK);
    }
    if (wish.isPresent()) {
      return new Outcome.Refused(Refusal.EXTENSION_PENDING);
    }
    if (wishes == MOST_WISHES) {
      return new Outcome.Refused(Refusal.ASKED_TOO_OFTEN);
    }
    wishes++;
    wish = Optional.of(new ExtensionWish(act, signed));
    taken.putIfAbsent(act.header().person(), signed);
    told = Optional.of("%s more, asked by %s: planning".formatted(act.by(), person(act)));
    return new Outcome.Counts(
        FactKind.EXTENSION_REQUESTED,
        new ActAnswer.Accepted("taken in, the extension is being planned", List.of()));
  }

  /** The wish that is being decided, if there is one. */
  Optional<ExtensionWish> wish() {
    return wish;
  }

  void putToVote() {
    awaited = true;
    wish.ifPresent(asked -> {
      told =
          Optional.of(
              "%s more, asked by %s: awaiting approval"
                  .formatted(asked.act().by(), person(asked.act())));
    });
  }

  /** Whether votes on an extension count. */
  boolean awaited() {
    return awaited;
  }

  void decided(String sentence) {
    told =
        wish.map(asked ->
            "%s more, asked by %s: %s".formatted(asked.act().by(), person(asked.act()), sentence));
    wish = Optional.empty();
    awaited = false;
  }

  Optional<String> told() {
    return told;
  }

  /** One wish of each person who ever had one: all of them would not fit a task. */
  List<SignedAct> everTakenIn() {
    return List.copyOf(taken.values());
  }

  private static String person(Act.Extension act) {
    return act.header().person().value();
  }
}
