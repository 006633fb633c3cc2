package io.kedgeline.domain.identity;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads what people act by; an account or a certificate that stands with two is a fault. */
final class AccountsReader {

  static final int MOST_ACCOUNTS = 20;
  static final String ONE_PERSONS_ACCOUNT = "an account belongs to one person";
  private static final Rule<String> ANY_TEXT = text -> Optional.empty();

  private final Unique<OidcAccount> oidcAccounts;
  private final Unique<SlackAccount> slackAccounts;
  private final Unique<SourceIdentity> certificates;

  AccountsReader(Faults faults) {
    this.oidcAccounts = new Unique<>(ONE_PERSONS_ACCOUNT, faults);
    this.slackAccounts = new Unique<>(ONE_PERSONS_ACCOUNT, faults);
    this.certificates = new Unique<>("a certificate belongs to one person", faults);
  }

  Accounts read(Section person) {
    Set<OidcAccount> oidc =
        accounts(person, "oidc", "issuer", "subject", OidcAccount::new, oidcAccounts);
    Set<SourceIdentity> held =
        person.optionalNames(
            "certificates", MOST_ACCOUNTS, "listed once", SourceIdentity::ofCommonName);
    held.forEach(
        certificate -> certificates.take(Optional.of(certificate), person.at("certificates")));
    Set<SlackAccount> slack =
        accounts(person, "slack", "team", "user", SlackAccount::new, slackAccounts);
    return new Accounts(oidc, held, slack);
  }

  private static <T> Set<T> accounts(
      Section section,
      String key,
      String firstPart,
      String secondPart,
      BiFunction<String, String, T> type,
      Unique<T> unique) {
    Set<T> accounts = new HashSet<>();
    for (Section account : section.optionalSections(key, MOST_ACCOUNTS)) {
      Optional<String> first = account.text(firstPart, ANY_TEXT);
      Optional<String> second = account.text(secondPart, ANY_TEXT);
      account.reportUnknown();
      Optional<T> read =
          first.flatMap(one -> second.flatMap(two -> account.checked(() -> type.apply(one, two))));
      unique.take(read, account.path());
      read.ifPresent(accounts::add);
    }
    return accounts;
  }
}
