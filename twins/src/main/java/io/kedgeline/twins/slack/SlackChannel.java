package io.kedgeline.twins.slack;

/**
 * A channel or a direct message.
 *
 * @param id {@code C…}, or {@code D…} of a direct message
 * @param name without {@code #}; {@code directmessage} of a direct message
 */
public record SlackChannel(String id, String name) {}
