package io.kedgeline.starters.change;

import io.kedgeline.starters.oidc.ClientTokens;
import io.kedgeline.starters.webhook.TimedMac;
import java.util.Optional;

/**
 * By what the change system is known: one of these, or either.
 *
 * @param mac tells what it signed, where it shares a secret with us
 * @param client tells its access tokens, where it is a client at the company's issuer
 */
public record ChangeCredentials(Optional<TimedMac> mac, Optional<ClientTokens> client) {}
