package io.kedgeline.workers.doctor;

/**
 * Something that is not as a worker needs it.
 *
 * @param ailment what kind of thing, and how to mend it
 * @param object what it is about: a file, an address, a role, an ARN
 * @param sentence what is wrong with it
 */
public record Finding(Ailment ailment, String object, String sentence) {}
