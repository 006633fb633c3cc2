/** {@code kedgeline schedule}: what begins by itself, one class per verb. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.schedule;
