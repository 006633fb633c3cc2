/** {@code kedgeline run}: any run of any runbook, one class per verb. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.run;
