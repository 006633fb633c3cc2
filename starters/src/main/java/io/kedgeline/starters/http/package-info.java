/** The HTTP API: one class of routes per noun, sign-in by bearer token, problems by RFC 9457. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.http;
