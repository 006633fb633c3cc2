/** {@code kedgeline up}: one machine holds it all, for a company of its own. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.sandbox.up;
