/** Gathers the state of the world that verdicts read. */
package io.kedgeline.activities.world;
