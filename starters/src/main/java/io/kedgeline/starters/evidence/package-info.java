/** Evidence of a run that an outsider can check offline, with keys that they pinned themselves. */
package io.kedgeline.starters.evidence;
