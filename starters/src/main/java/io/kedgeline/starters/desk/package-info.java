/** The desk: what an authenticated person may ask of a run, signed and handed to the engine. */
package io.kedgeline.starters.desk;
