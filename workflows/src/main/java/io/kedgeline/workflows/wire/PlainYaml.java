package io.kedgeline.workflows.wire;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Lets only plain YAML pass: one document, no anchors, aliases, merge keys or tags, shallow. What a
 * reader of the file sees is then what is meant.
 */
final class PlainYaml {

  private static final int DEEPEST = 16;
  private static final String NO_TAGS = "tags are not allowed";

  private int documents;
  private int depth;

  private PlainYaml() {}

  static void require(String subject, String text) {
    PlainYaml check = new PlainYaml();
    try {
      for (Event event : new Yaml(ofAnyLength()).parse(new StringReader(text))) {
        check
            .broken(event)
            .ifPresent(rule -> {
              throw new DocumentFaults(subject, line(event), rule);
            });
      }
    } catch (MarkedYAMLException broken) {
      throw new DocumentFaults(
          subject,
          broken.getProblemMark() == null
              ? "file"
              : "line " + (broken.getProblemMark().getLine() + 1),
          "must be well-formed YAML");
    } catch (YAMLException broken) {
      throw new DocumentFaults(subject, "file", "must be well-formed YAML");
    }
  }

  /**
   * SnakeYAML's own limit is 3 MB of characters; how long a document may be is its reader's rule.
   */
  static LoaderOptions ofAnyLength() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  private Optional<String> broken(Event event) {
    count(event);
    if (depth > DEEPEST) {
      return Optional.of("must be at most " + DEEPEST + " levels deep");
    }
    if (documents > 1) {
      return Optional.of("must be a single document");
    }
    return switch (event) {
      case AliasEvent alias -> Optional.of("aliases are not allowed");
      case NodeEvent node when node.getAnchor() != null -> Optional.of("anchors are not allowed");
      case CollectionStartEvent start when start.getTag() != null -> Optional.of(NO_TAGS);
      case ScalarEvent scalar when scalar.getTag() != null -> Optional.of(NO_TAGS);
      default -> Optional.empty();
    };
  }

  private void count(Event event) {
    if (event instanceof DocumentStartEvent) {
      documents++;
    } else if (event instanceof CollectionStartEvent) {
      depth++;
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
  }

  private static String line(Event event) {
    return "line " + (event.getStartMark().getLine() + 1);
  }
}
