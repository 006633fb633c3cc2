/** What begins by itself: schedules are kept, begun once for each occurrence, and watched. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.starters.schedule;
