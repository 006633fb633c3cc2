package io.kedgeline.starters.api;

/**
 * What a client asks of a device that is to be enrolled, as typed: the server judges it and names
 * every fault at once.
 *
 * @param change the change record, such as {@code CHG-1042}
 * @param device the device's own name, such as {@code laptop-0042}
 * @param persona as what, by the rulebook's name
 * @param consumer whose device it is
 * @param profile the name of a registered profile, such as {@code sec-readonly}
 * @param environment where that profile is, by the rulebook's name
 * @param reason why
 */
public record EnrollmentAsked(
    String change,
    String device,
    String persona,
    String consumer,
    String profile,
    String environment,
    String reason) {}
