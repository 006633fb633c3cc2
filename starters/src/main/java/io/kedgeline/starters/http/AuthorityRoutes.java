package io.kedgeline.starters.http;

import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.registry.ExternalDocumentTable;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.desk.AuthorityForm;
import java.util.List;

/** {@code /v1/authorities}: authorities that are to be made. */
final class AuthorityRoutes {

  private AuthorityRoutes() {}

  /**
   * The routes' kind.
   *
   * @param deposit keeps the documents of authorities outside AWS, before anybody asks for one
   */
  static MakingRoutes.Kind kind(Rulebook rulebook, Deposit deposit) {
    AuthorityForm form = new AuthorityForm(rulebook);
    return new MakingRoutes.Kind(
        RunbookId.PKI_SETUP,
        RunKind.AUTHORITY,
        (section, person) -> form.read(section).map(read -> deposited(read, person, deposit)),
        new Requesters(form::refusal),
        Limits.AUTHORITY_OCTETS,
        AuthorityRoutes::view);
  }

  /** Keeps documents for whoever deposits them. */
  interface Deposit {

    /** Whether they are kept: not where one person would deposit too many. */
    boolean keep(PersonId depositor, List<byte[]> documents);
  }

  private static RunRequest deposited(AuthorityForm.Read read, PersonId person, Deposit deposit) {
    if (!read.documents().isEmpty() && !deposit.keep(person, read.documents())) {
      throw Problem.of(
          429,
          "Too many documents",
          "TOO_MANY_DOCUMENTS",
          "%s may deposit %d new documents in 24 hours, and these would be more: ask tomorrow, or with documents that the ledger has"
              .formatted(person, ExternalDocumentTable.MOST_A_DAY));
    }
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
