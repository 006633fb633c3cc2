package io.kedgeline.workflows.doctor;

/**
 * Something that is not as a process needs it.
 *
 * @param ailment what kind of thing, and how to mend it
 * @param object what it is about: a file, an address, a role, an ARN
 * @param sentence what is wrong with it
 */
public record Finding(Remedy ailment, String object, String sentence) {}
