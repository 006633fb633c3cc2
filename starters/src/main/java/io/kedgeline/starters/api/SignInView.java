package io.kedgeline.starters.api;

/**
 * Where people sign in.
 *
 * @param issuer the one OpenID Connect issuer that the server believes
 * @param client the public client to sign in as
 * @param approvalClient the public client for sign-ins that are votes: their tokens sign nobody in
 */
public record SignInView(String issuer, String client, String approvalClient) {}
