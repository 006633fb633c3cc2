/**
 * Sign-in by OpenID Connect: the issuer's metadata, the check of its tokens, the sign-in itself.
 */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.oidc;
