/** {@code kedgeline drill}: break-glass drills (RB-14). */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.drill;
