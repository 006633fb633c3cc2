package io.kedgeline.starters.http;

import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.TokenRefused;
import java.util.Optional;

/** Finds out who calls: a token of the one issuer, whose account belongs to an active person. */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private final IssuerTokens tokens;
  private final PeopleTable people;

  Bearer(IssuerTokens tokens, PeopleTable people) {
    this.tokens = tokens;
    this.people = people;
  }

  /**
   * Who this is.
   *
   * @param header the {@code Authorization} header, if there was one (RFC 6750 §2.1)
   */
  Person authenticate(Optional<String> header) {
    if (header.isEmpty()) {
      throw Problem.notSignedIn("the call carries no bearer token");
    }
    if (!header.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Problem.notSignedIn("the Authorization header must be a bearer token");
    }
    return person(account(header.get().substring(SCHEME.length()).strip()));
  }

  private OidcAccount account(String token) {
    try {
      return tokens.verifier().account(token);
    } catch (TokenRefused refused) {
      throw Problem.notSignedIn("the token is not believed: " + refused.reason());
    } catch (OidcFault unreachable) {
      throw Problem.of(503, "Sign-in unavailable", "ISSUER_UNREACHABLE", unreachable.sentence());
    }
  }

  /** Whose account this is; a {@link Problem} unless they are active. */
  Person person(OidcAccount account) {
    Optional<PersonId> id = people.findByAccount(account);
    if (id.isEmpty()) {
      throw Problem.of(
          403,
          "Not linked to a person",
          "ACCOUNT_UNKNOWN",
          "the account is nobody's in the list of people: ask whoever keeps it to add subject "
              + printable(account.subject()));
    }
    return people
        .directory()
        .find(id.get())
        .filter(Person::active)
        .orElseThrow(() ->
            Problem.of(403, "Not active", "NOT_ACTIVE", id.get() + " is suspended or has left"));
  }

  private static String printable(String subject) {
    return subject.replaceAll("[^\\x20-\\x7E]", "?");
  }
}
