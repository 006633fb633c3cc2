/** {@code kedgeline window}: break-glass windows, one class per verb. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.window;
