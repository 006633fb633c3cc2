package io.kedgeline.conformance.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What a compose file of ours must not say; each finding names the service. */
final class ComposeRules {

  static final Pattern PINNED = Pattern.compile("[a-z/-]+:\\d+\\.\\d+[0-9._]*(-[a-z-]+)?");

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(PASSWORD|PWD|SECRET|TOKEN|CREDENTIAL|KEY).*");
  private static final String ENDED = "service_completed_successfully";

  private ComposeRules() {}

  static Set<String> publishedBeyondLoopback(ComposeFile compose) {
    return findings(
        compose,
        (service, found) -> {
          ComposeFile.strings(service.get("ports")).stream()
              .filter(port -> !port.matches("127\\.0\\.0\\.1:\\d+:\\d+"))
              .forEach(found::add);
          if (service.containsKey("network_mode")) {
            found.add("network_mode");
          }
        });
  }

  static Set<String> secretsInVariables(ComposeFile compose) {
    return findings(
        compose,
        (service, found) ->
            ComposeFile.map(service.get("environment"))
                .forEach((variable, value) -> {
                  boolean file = String.valueOf(value).startsWith("/run/secrets/");
                  boolean login = String.valueOf(value).matches(".*://[^/]+:[^/]+@.*");
                  if (login || (SECRET_NAME.matcher(variable).matches() && !file)) {
                    found.add(variable);
                  }
                }));
  }

  static Set<String> loosePins(ComposeFile compose) {
    return findings(
        compose,
        (service, found) -> {
          String image = String.valueOf(service.get("image"));
          if (!PINNED.matcher(image).matches()) {
            found.add(image);
          }
        });
  }

  /** A service lasts and is watched, or ends and is waited for. */
  static Set<String> unwatched(ComposeFile compose) {
    Set<String> waitedFor = new TreeSet<>();
    compose
        .services()
        .values()
        .forEach(service ->
            ComposeFile.map(service.get("depends_on"))
                .forEach((on, how) -> {
                  if (ENDED.equals(ComposeFile.map(how).get("condition"))) {
                    waitedFor.add(on);
                  }
                }));
    Set<String> found = new TreeSet<>();
    compose
        .services()
        .forEach((name, service) -> {
          boolean ends = waitedFor.contains(name);
          if (service.containsKey("healthcheck") == ends) {
            found.add(name + ": healthcheck");
          }
          if (!(ends ? "on-failure:5" : "unless-stopped").equals(service.get("restart"))) {
            found.add(name + ": restart");
          }
        });
    return found;
  }

  static Set<String> tooFree(ComposeFile compose) {
    return findings(
        compose,
        (service, found) -> {
          boolean ours = String.valueOf(service.get("image")).startsWith("kedgeline");
          if (ours && !Boolean.TRUE.equals(service.get("read_only"))) {
            found.add("read_only");
          }
          if (ours && !ComposeFile.strings(service.get("cap_drop")).contains("ALL")) {
            found.add("cap_drop");
          }
        });
  }

  private static Set<String> findings(
      ComposeFile compose, BiConsumer<Map<String, Object>, Set<String>> rule) {
    Set<String> findings = new TreeSet<>();
    compose
        .services()
        .forEach((name, service) -> {
          Set<String> found = new TreeSet<>();
          rule.accept(service, found);
          found.forEach(each -> findings.add(name + ": " + each));
        });
    return findings;
  }
}
