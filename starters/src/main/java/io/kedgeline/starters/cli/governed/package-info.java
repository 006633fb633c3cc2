/** The verbs that the runs of every runbook share: approve, deny, withdraw, close. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.cli.governed;
