package io.kedgeline.starters.desk;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.ledger.registry.RunStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * In which fields a request differs from the one that its change is taken by; never their values.
 */
final class Difference {

  private static final Map<String, Function<WindowRequest, Object>> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("profile", WindowRequest::profile);
    FIELDS.put("holder", WindowRequest::holder);
    FIELDS.put("certificate", WindowRequest::certificate);
    FIELDS.put("length", WindowRequest::length);
    FIELDS.put("reason", WindowRequest::reason);
    FIELDS.put("start", WindowRequest::start);
  }

  private Difference() {}

  static List<String> between(RunStart start, Caller caller, WindowRequest request) {
    List<String> names = new ArrayList<>();
    if (!start.requester().equals(caller.person())) {
      names.add("requester");
    }
    StartedRequest.of(start)
        .ifPresent(before ->
            FIELDS.forEach((name, field) -> {
              if (!field.apply(before).equals(field.apply(request))) {
                names.add(name);
              }
            }));
    return names;
  }
}
