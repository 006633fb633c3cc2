/** {@code kedgeline policy}: what trust policies let in, judged without server or network. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.policy;
