package io.kedgeline.twins.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a value must be. */
interface Rule {

  /** Adds what is wrong with this value. */
  void check(JsonNode value, String pointer, List<Problem> problems);
}
