/** {@code kedgeline keys}. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.keys;
