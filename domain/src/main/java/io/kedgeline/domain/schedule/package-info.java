/** What begins by itself: calendars, and which of their occurrences is due. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.domain.schedule;
