/** What people do in a browser, done in one. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.conformance.browser;
