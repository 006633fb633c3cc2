/** What is kept of a run: its journal's seal, and notices to people. */
package io.kedgeline.activities.evidence;
