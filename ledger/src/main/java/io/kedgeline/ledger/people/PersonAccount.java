package io.kedgeline.ledger.people;

import io.kedgeline.domain.identity.PersonId;

/**
 * An account that a person signs in with.
 *
 * @param issuer the OIDC issuer
 * @param subject the issuer's name for the account
 * @param person whose it is
 */
public record PersonAccount(String issuer, String subject, PersonId person) {}
