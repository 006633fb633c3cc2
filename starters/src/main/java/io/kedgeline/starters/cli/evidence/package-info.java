/** {@code kedgeline evidence}: what a run left for outsiders to check, one class per verb. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.evidence;
