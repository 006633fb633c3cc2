package io.kedgeline.twins.aws.rolesanywhere;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations of Roles Anywhere's API, told apart by method and path. */
public final class AnywhereApi {

  @FunctionalInterface
  private interface Operation {
    Answer perform(Invocation invocation, String id);
  }

  private record Route(String method, Pattern path, String name, Operation operation) {}

  private static final String ID = "([^/]+)";

  private final List<Route> routes =
      List.of(
          route(
              "POST",
              "/trustanchors",
              "CreateTrustAnchor",
              (call, id) -> TrustAnchors.create(call)),
          route("GET", "/trustanchors", "ListTrustAnchors", (call, id) -> TrustAnchors.list(call)),
          route("GET", "/trustanchor/" + ID, "GetTrustAnchor", TrustAnchors::get),
          route("PATCH", "/trustanchor/" + ID, "UpdateTrustAnchor", TrustAnchors::update),
          route("DELETE", "/trustanchor/" + ID, "DeleteTrustAnchor", TrustAnchors::delete),
          route(
              "POST", "/trustanchor/" + ID + "/enable", "EnableTrustAnchor", TrustAnchors::enable),
          route(
              "POST",
              "/trustanchor/" + ID + "/disable",
              "DisableTrustAnchor",
              TrustAnchors::disable),
          route(
              "PATCH",
              "/put-notifications-settings",
              "PutNotificationSettings",
              (call, id) -> Notifications.put(call)),
          route(
              "PATCH",
              "/reset-notifications-settings",
              "ResetNotificationSettings",
              (call, id) -> Notifications.reset(call)),
          route("POST", "/profiles", "CreateProfile", (call, id) -> Profiles.create(call)),
          route("GET", "/profiles", "ListProfiles", (call, id) -> Profiles.list(call)),
          route("GET", "/profile/" + ID, "GetProfile", Profiles::get),
          route("PATCH", "/profile/" + ID, "UpdateProfile", Profiles::update),
          route("DELETE", "/profile/" + ID, "DeleteProfile", Profiles::delete),
          route("POST", "/profile/" + ID + "/enable", "EnableProfile", Profiles::enable),
          route("POST", "/profile/" + ID + "/disable", "DisableProfile", Profiles::disable),
          route(
              "PUT",
              "/profiles/" + ID + "/mappings",
              "PutAttributeMapping",
              AttributeMappings::put),
          route(
              "DELETE",
              "/profiles/" + ID + "/mappings",
              "DeleteAttributeMapping",
              AttributeMappings::delete),
          route("POST", "/crls", "ImportCrl", (call, id) -> Crls.create(call)),
          route("GET", "/crls", "ListCrls", (call, id) -> Crls.list(call)),
          route("GET", "/crl/" + ID, "GetCrl", Crls::get),
          route("PATCH", "/crl/" + ID, "UpdateCrl", Crls::update),
          route("DELETE", "/crl/" + ID, "DeleteCrl", Crls::delete),
          route("POST", "/crl/" + ID + "/enable", "EnableCrl", Crls::enable),
          route("POST", "/crl/" + ID + "/disable", "DisableCrl", Crls::disable),
          route("GET", "/subject/" + ID, "GetSubject", Subjects::get),
          route("GET", "/subjects", "ListSubjects", (call, id) -> Subjects.list(call)),
          route("POST", "/TagResource", "TagResource", (call, id) -> Tagging.tag(call)),
          route("POST", "/UntagResource", "UntagResource", (call, id) -> Tagging.untag(call)),
          route(
              "GET",
              "/ListTagsForResource",
              "ListTagsForResource",
              (call, id) -> Tagging.list(call)));

  private static Route route(String method, String path, String name, Operation operation) {
    return new Route(method, Pattern.compile(path), name, operation);
  }

  /** The names of all operations. */
  public List<String> names() {
    return routes.stream().map(Route::name).toList();
  }

  /** Which operation this is, or {@code Unknown}. */
  public String operation(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method) && route.path().matcher(path).matches())
        .map(Route::name)
        .findFirst()
        .orElse("Unknown");
  }

  /** Carries the operation out. */
  public Answer perform(String operation, Invocation invocation) {
    Route route =
        routes.stream()
            .filter(candidate -> candidate.name().equals(operation))
            .findFirst()
            .orElseThrow(() -> new AwsError(404, "UnknownOperationException", "no such operation"));
    Matcher matcher = route.path().matcher(invocation.request().rawPath());
    String id = matcher.matches() && matcher.groupCount() > 0 ? matcher.group(1) : "";
    return route.operation().perform(invocation, id);
  }
}
