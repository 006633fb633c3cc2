package io.kedgeline.workflows.settings;

/** Where the engine is. */
public sealed interface EngineAddress {

  /**
   * As the settings file has it.
   *
   * @param target {@code host:port}
   * @param namespace the engine's namespace
   */
  record Named(String target, String namespace) implements EngineAddress {}

  /**
   * As Temporal's own {@code TEMPORAL_*} variables and configuration file have it, with TLS and API
   * keys (Temporal documentation, "Environment configuration").
   */
  record FromEnvironment() implements EngineAddress {}

  /** What the settings say: {@code engine.target} and {@code engine.namespace}, or neither. */
  static EngineAddress of(Settings settings) {
    if (settings.optional("engine.target").isEmpty()
        && settings.optional("engine.namespace").isEmpty()) {
      return new FromEnvironment();
    }
    return new Named(settings.text("engine.target"), settings.text("engine.namespace"));
  }
}
