package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Query;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the operations on every kind of object share: permission, lookup, answers. */
final class Objects {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 1000;

  private final String kind;
  private final String member;

  /**
   * Objects of one kind.
   *
   * @param kind the ARN's resource type
   * @param member the member of an answer that holds one
   */
  Objects(String kind, String member) {
    this.kind = kind;
    this.member = member;
  }

  /** The object of this id, if the caller may do this to it. */
  AnywhereObject allowed(Invocation call, String action, String id) {
    return allowed(call, action, Ids.arn(kind, id, call), call.judge().context());
  }

  /**
   * The object of this ARN, if the caller may do this to it. To a call there are only the objects
   * of its own account and Region.
   */
  static AnywhereObject allowed(
      Invocation call, String action, String arn, RequestContext.Builder context) {
    Optional<AnywhereObject> found = find(call, arn);
    found.ifPresent(object -> TagKeys.ofResource(context, object.tags()));
    call.judge()
        .require(
            "rolesanywhere:" + action,
            arn,
            call.account(),
            context.build(),
            "AccessDeniedException");
    return found.orElseThrow(
        () -> new AwsError(404, "ResourceNotFoundException", "Resource not found: " + arn));
  }

  /** The object of this ARN in the call's own account and Region. */
  static Optional<AnywhereObject> find(Invocation call, String arn) {
    return call.state()
        .anywhere(arn)
        .filter(object ->
            object.account().equals(call.account()) && object.region().equals(call.region()));
  }

  /** Permission for an operation that names no object. */
  static void allowedWithoutObject(Invocation call, String action, RequestContext.Builder context) {
    call.judge()
        .require(
            "rolesanywhere:" + action,
            "*",
            call.account(),
            context.build(),
            "AccessDeniedException");
  }

  AnywhereObject create(Invocation call, ObjectNode detail) {
    AnywhereObject object =
        AnywhereObject.of(kind, call.account(), call.region(), call.state().newUuid(), detail);
    detail.put(idName(), object.id());
    detail.put(arnName(), object.arn());
    detail.put("createdAt", call.state().now().toString());
    touch(call, object);
    call.state().add(object);
    return object;
  }

  static void touch(Invocation call, AnywhereObject object) {
    object.detail().put("updatedAt", call.state().now().toString());
  }

  private String idName() {
    return camel() + "Id";
  }

  private String arnName() {
    return camel() + "Arn";
  }

  private String camel() {
    return kind.equals("trust-anchor") ? "trustAnchor" : kind;
  }

  Answer one(int status, AnywhereObject object) {
    ObjectNode answer = Json.object();
    answer.set(member, object.detail());
    return Answer.json(status, answer.toString());
  }

  /** One page; the token is the number of entries before it. */
  Answer list(Invocation call, String action, String plural) {
    return list(call, action, plural, UnaryOperator.identity());
  }

  /** The same for objects that lists tell less of. */
  Answer list(Invocation call, String action, String plural, UnaryOperator<ObjectNode> summary) {
    allowedWithoutObject(call, action, call.judge().context());
    List<AnywhereObject> all = call.state().anywhere(kind, call.account(), call.region());
    int from = Query.of(call.request()).number("nextToken", 0, Integer.MAX_VALUE).orElse(0);
    int size = Query.of(call.request()).number("pageSize", 1, LARGEST_PAGE).orElse(USUAL_PAGE);
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(plural);
    all.stream().skip(from).limit(size).forEach(object -> page.add(summary.apply(object.detail())));
    if (size < all.size() - from) {
      answer.put("nextToken", Integer.toString(from + size));
    }
    return Answer.json(200, answer.toString());
  }

  Answer enabled(Invocation call, String action, String id, boolean enabled) {
    AnywhereObject object = allowed(call, action, id);
    object.detail().put("enabled", enabled);
    touch(call, object);
    return one(200, object);
  }

  Answer delete(Invocation call, String action, String id) {
    AnywhereObject object = allowed(call, action, id);
    call.state().remove(object);
    return one(200, object);
  }
}
