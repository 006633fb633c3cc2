package io.kedgeline.starters.http;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.Optional;

/**
 * Reads what the change system sends about one change, which the body names again: it is signed.
 */
final class ChangeBodies {

  /**
   * A request for a window.
   *
   * @param requester who asks, by e-mail address or id
   * @param window what they ask for
   */
  record Asked(String requester, WindowRequest window) {}

  private final ChangeId change;

  ChangeBodies(ChangeId change) {
    this.change = change;
  }

  Optional<Asked> window(Section body, Rulebook rulebook) {
    Optional<String> requester = body.named("requester", ChangeBodies::requester);
    return new Bodies(rulebook)
        .window(body)
        .filter(window -> isNamed(body, window.change()))
        .map(window -> new Asked(requester.orElseThrow(), window));
  }

  Optional<ChangeId> moved(Section body) {
    Optional<ChangeId> named = body.named("change", ChangeId::new);
    return body.sound() ? named.filter(id -> isNamed(body, id)) : Optional.empty();
  }

  private boolean isNamed(Section body, ChangeId named) {
    if (!named.equals(change)) {
      body.faults().add("change", "must be the one that the path names");
    }
    return named.equals(change);
  }

  private static String requester(String text) {
    return text.contains("@") ? new EmailAddress(text).value() : new PersonId(text).value();
  }
}
