package io.kedgeline.starters.evidence;

/**
 * What one check found.
 *
 * @param check which check
 * @param holds whether it holds
 * @param sentence what was seen
 */
public record EvidenceFinding(String check, boolean holds, String sentence) {}
