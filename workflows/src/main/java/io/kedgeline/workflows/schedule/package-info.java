/** What an engine's schedule starts: it tells the server that it is time, and nothing more. */
@org.jspecify.annotations.NullMarked
package io.kedgeline.workflows.schedule;
