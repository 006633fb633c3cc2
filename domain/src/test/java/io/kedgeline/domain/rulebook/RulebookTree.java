package io.kedgeline.domain.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A valid rulebook's tree, and ways to spoil it. */
final class RulebookTree {

  static final String UUID = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f";
  private final Map<String, Object> root = new LinkedHashMap<>();

  RulebookTree() {
    root.put("name", "exacttr");
    root.put("directory", map("maximumAge", "PT24H"));
    root.put(
        "runbooks",
        map(
            "RB-01",
            AuthorityTree.pkiSetup(),
            "RB-02",
            profileOnboarding(),
            "RB-03",
            consumerEnrollment(),
            "RB-06",
            breakGlass(),
            "RB-14",
            drill()));
    root.put("schedules", schedules());
    root.put("trustPolicies", trustPolicies());
    root.put("certificates", certificates());
    root.put("posture", posture());
    root.put("enrollment", map("tokenLifetime", "PT15M", "personas", personas()));
    root.put(
        "blackouts",
        list(
            map(
                "name",
                "year-end",
                "from",
                "2026-12-24T00:00:00Z",
                "until",
                "2027-01-02T00:00:00Z",
                "reason",
                "the year's close")));
    root.put(
        "executors",
        map(
            "observe",
            "Kedgeline-Observe",
            "notarise",
            "Kedgeline-Notarise",
            "open",
            "Kedgeline-Open",
            "contain",
            "Kedgeline-Contain",
            "provision",
            "Kedgeline-Provision",
            "issue",
            "Kedgeline-Issue",
            "pki",
            "Kedgeline-Pki"));
  }

  Map<String, Object> root() {
    return root;
  }

  /** Sets the value at a path such as {@code runbooks/RB-06/approval/slots/0/group}. */
  RulebookTree with(String path, @Nullable Object value) {
    Object holder = holder(path);
    String last = last(path);
    if (holder instanceof List<?>) {
      List<Object> list = asList(holder);
      int index = Integer.parseInt(last);
      if (index == list.size()) {
        list.add(value);
      } else {
        list.set(index, value);
      }
    } else {
      asMap(holder).put(last, value);
    }
    return this;
  }

  RulebookTree without(String path) {
    asMap(holder(path)).remove(last(path));
    return this;
  }

  static Map<String, Object> profile(String name, int number, String role) {
    Map<String, Object> profile = trio(number, role);
    profile.put("name", name);
    profile.put("boundary", "arn:aws:iam::111122223333:policy/Boundary");
    profile.put("control", trio(9, "Control"));
    return profile;
  }

  /** A profile whose holders' certificates are issued for each window. */
  private static Map<String, Object> issuing() {
    Map<String, Object> profile = profile("issuing", 5, "Issuing");
    profile.put(
        "holderCertificate",
        map(
            "authority",
            "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/" + UUID + 6,
            "attributes",
            list(map("name", "x509Subject/OU", "value", "breakglass"))));
    return profile;
  }

  static Map<String, Object> trio(int number, String role) {
    return map(
        "profile",
        "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/" + UUID + number,
        "role",
        "arn:aws:iam::111122223333:role/" + role,
        "trustAnchor",
        "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/" + UUID + number);
  }

  private static Map<String, Object> breakGlass() {
    return map(
        "approval",
        map(
            "slots",
            list(
                map(
                    "name",
                    "security-lead",
                    "group",
                    "security-leads",
                    "stepUp",
                    map("maximumAge", "PT5M", "contexts", list("phr"), "methods", list("hwk"))),
                map("name", "ir-lead", "group", "ir-leads")),
            "requesters",
            list("incident-responders"),
            "closers",
            list("incident-responders", "security-leads", "ir-leads"),
            "expiry",
            "PT1H",
            "executionExpiry",
            "PT30M",
            "refusalsPerPerson",
            5,
            "actLifetime",
            "PT5M"),
        "window",
        map(
            "maximum",
            "PT1H",
            "minimum",
            "PT15M",
            "sessionDuration",
            "PT15M",
            "reminderBefore",
            "PT10M",
            "furthestStart",
            "PT168H",
            "extensions",
            2),
        "review",
        map(
            "reviewers",
            list("security-leads", "ir-leads"),
            "within",
            "PT24H",
            "reminderBefore",
            "PT4H",
            "changesAfter",
            "PT15M"),
        "change",
        map(
            "states",
            list("SCHEDULED", "IMPLEMENTING"),
            "people",
            "named",
            "conflicts",
            "refused",
            "notes",
            "written"),
        "duringBlackout",
        "refused",
        "profiles",
        list(profile("sec-breakglass", 1, "BreakGlass"), profile("drill", 3, "Drill"), issuing()));
  }

  private static Map<String, Object> profileOnboarding() {
    return map(
        "approval",
        map(
            "slots",
            list(map("name", "profile-admin", "group", "profile-admins")),
            "requesters",
            list("profile-owners"),
            "closers",
            list("security-leads"),
            "separated",
            list("pki-admins"),
            "expiry",
            "PT24H",
            "executionExpiry",
            "PT1H",
            "refusalsPerPerson",
            5),
        "change",
        map("states", list("SCHEDULED"), "people", "anybody"),
        "environments",
        list(
            map(
                "name",
                "production",
                "account",
                "111122223333",
                "region",
                "eu-central-1",
                "boundary",
                "arn:aws:iam::111122223333:policy/Boundary")));
  }

  private static Map<String, Object> consumerEnrollment() {
    return map(
        "approval",
        map(
            "slots",
            list(map("name", "profile-admin", "group", "profile-admins")),
            "requesters",
            list("consumer-managers"),
            "closers",
            list("security-leads"),
            "separated",
            list("pki-admins"),
            "expiry",
            "PT24H",
            "executionExpiry",
            "PT1H",
            "refusalsPerPerson",
            5),
        "change",
        map("states", list("SCHEDULED"), "people", "anybody"),
        "deadlines",
        map("device", "PT24H", "firstUse", "PT72H"));
  }

  private static List<Object> personas() {
    return list(
        map(
            "name",
            "analyst-laptop",
            "group",
            "analysts",
            "profiles",
            list("sec-readonly"),
            "risk",
            "standard",
            "validity",
            "PT720H"),
        map(
            "name",
            "build-runner",
            "group",
            "builders",
            "profiles",
            list("sec-ci-agent"),
            "risk",
            "high",
            "validity",
            "PT336H"));
  }

  private static Map<String, Object> drill() {
    return map(
        "owner",
        "maya",
        "holder",
        "omar",
        "certificate",
        "CN=omar-breakglass",
        "profile",
        "drill",
        "length",
        "PT15M",
        "grace",
        "PT72H");
  }

  private static Map<String, Object> certificates() {
    return map("keys", list("EC_P256", "RSA_3072"), "shortestId", 8, "longestId", 32);
  }

  private static Map<String, Object> posture() {
    return map(
        "demanded",
        list("DISK_ENCRYPTED", "KEY_PROTECTED"),
        "maximumAge",
        "PT1H",
        "kernelReleasesBehind",
        1,
        "keyProtections",
        list("TPM", "SECURE_ENCLAVE"));
  }

  private static Map<String, Object> trustPolicies() {
    return map(
        "attributes",
        list("x509Subject/OU", "x509SAN/URI"),
        "urnSpaces",
        list("urn:exacttr:device:"),
        "longest",
        2048,
        "classes",
        list(map("name", "sec-readonly", "longestSession", "PT1H")));
  }

  private static Map<String, Object> schedules() {
    return map(
        "keepers",
        list("security-leads"),
        "declared",
        list(schedule("monthly-drill", "drill"), schedule("slots", "slots")));
  }

  static Map<String, Object> schedule(String name, String starts) {
    return map(
        "name",
        name,
        "starts",
        starts,
        "at",
        "0 9 1 * *",
        "zone",
        "Europe/Berlin",
        "overlap",
        "skip",
        "catchUp",
        "PT12H",
        "jitter",
        "PT10M");
  }

  private Object holder(String path) {
    String[] keys = path.split("/", -1);
    Object at = root;
    for (int i = 0; i < keys.length - 1; i++) {
      Object next =
          at instanceof List<?> list ? list.get(Integer.parseInt(keys[i])) : asMap(at).get(keys[i]);
      at = Objects.requireNonNull(next, path);
    }
    return at;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static List<Object> list(Object... values) {
    return new ArrayList<>(List.of(values));
  }

  // the tree is built above from these types only; a parser's maps hold nulls
  @SuppressWarnings({"unchecked", "NullAway"})
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  // the tree is built above from these types only
  @SuppressWarnings("unchecked")
  private static List<Object> asList(Object value) {
    return (List<Object>) value;
  }
}
