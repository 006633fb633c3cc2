/** An OpenID Connect issuer: discovery, authorization code with PKCE, keys that rotate. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.twins.oidc;
