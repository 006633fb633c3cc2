package io.kedgeline.starters.api;

/**
 * Where people sign in.
 *
 * @param issuer the one OpenID Connect issuer that the server believes
 * @param client the public client to sign in as
 */
public record SignInView(String issuer, String client) {}
