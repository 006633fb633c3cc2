package io.kedgeline.conformance.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The compose file, as plain maps with its anchors resolved. */
final class ComposeFile {

  static final Path ROOT = Path.of("..");

  private final Map<String, Object> tree;

  private ComposeFile(Map<String, Object> tree) {
    this.tree = tree;
  }

  static ComposeFile shipped() throws IOException {
    return parse(Files.readString(ROOT.resolve("docker-compose.yml")));
  }

  static ComposeFile parse(String text) {
    return new ComposeFile(map(new Yaml().load(text)));
  }

  Map<String, Map<String, Object>> services() {
    return section("services");
  }

  Map<String, Map<String, Object>> secrets() {
    return section("secrets");
  }

  Set<String> secretsOf(String service) {
    return new TreeSet<>(strings(services().getOrDefault(service, Map.of()).get("secrets")));
  }

  private Map<String, Map<String, Object>> section(String name) {
    Map<String, Map<String, Object>> section = new TreeMap<>();
    map(tree.get(name)).forEach((key, value) -> section.put(key, map(value)));
    return section;
  }

  /** A mapping with text for keys; nothing is an empty one. */
  static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new TreeMap<>();
    if (value instanceof Map<?, ?> found) {
      found.forEach((key, each) -> map.put(String.valueOf(key), each));
    }
    return map;
  }

  /** A list of texts; nothing is an empty one. */
  static List<String> strings(@Nullable Object value) {
    return value instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of();
  }
}
