/** Schedules that a Temporal server keeps. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.schedule.temporal;
