package io.kedgeline.starters.http;

import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.desk.AuthorityForm;
import java.util.function.Consumer;

/** {@code /v1/authorities}: authorities that are to be made. */
final class AuthorityRoutes {

  private AuthorityRoutes() {}

  /**
   * The routes' kind.
   *
   * @param deposit keeps the documents of authorities outside AWS, before anybody asks for one
   */
  static MakingRoutes.Kind kind(Rulebook rulebook, Consumer<byte[]> deposit) {
    AuthorityForm form = new AuthorityForm(rulebook);
    return new MakingRoutes.Kind(
        RunbookId.PKI_SETUP,
        RunKind.AUTHORITY,
        section -> form.read(section).map(read -> deposited(read, deposit)),
        new Requesters(form::refusal),
        Limits.AUTHORITY_OCTETS,
        AuthorityRoutes::view);
  }

  private static RunRequest deposited(AuthorityForm.Read read, Consumer<byte[]> deposit) {
    read.documents().forEach(deposit);
    return read.request();
  }

  private static AuthorityView view(MakingRoutes.Seen seen) {
    return new AuthorityView(
        seen.start().run(),
        (OnboardingState) seen.state(),
        seen.start().requester(),
        seen.channel(),
        seen.emptySlots(),
        seen.expires(),
        seen.reason(),
        seen.digest(),
        seen.plan(),
        seen.ledgerOnly());
  }
}
