package io.kedgeline.conformance.stories;

import io.kedgeline.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every class of stories the same sandbox, which is started once and ended at the end. */
final class SharedSandbox implements ParameterResolver {

  private record Held(Sandbox sandbox) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      sandbox.close();
      try (Stream<Path> files = Files.walk(sandbox.folder())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Sandbox.class;
  }

  @Override
  public Sandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedSandbox.class))
        .computeIfAbsent(Held.class, key -> start(), Held.class)
        .sandbox();
  }

  private static Held start() {
    try {
      Path folder = Files.createTempDirectory("kedgeline-stories");
      return new Held(Sandbox.start(folder, Path.of("..", "runbooks", "rulebook.yaml")));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
