package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Called;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.RecordedEvent;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes each call into the event history (CloudTrail User Guide, "Record contents"; IAM User
 * Guide, "Logging IAM and AWS STS API calls").
 */
public final class EventRecorder {

  private static final int LARGEST_MEMBER = 100 * 1024;
  private static final int LONGEST_TEXT = 1024;
  private static final Pattern READING =
      Pattern.compile("(Get|Head|List|Describe|Lookup|IsMember|Assume).*");
  private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException");
  private static final Set<String> NAMED_AS_EXCEPTIONS =
      Set.of(
          "DeleteConflict",
          "EntityAlreadyExists",
          "LimitExceeded",
          "MalformedPolicyDocument",
          "NoSuchEntity");
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::([0-9]{12}):role/.+");

  private final AwsState state;

  /** Writes into this state's history. */
  public EventRecorder(AwsState state) {
    this.state = state;
  }

  /**
   * Records a call that somebody made who is known.
   *
   * @param called what was called
   * @param request as it came in
   * @param identity who called
   * @param region where
   * @param result the answer's members, empty when it was refused
   * @param refusal what it was refused with, if it was
   */
  public void record(
      Called called,
      Request request,
      Identity identity,
      String region,
      ObjectNode result,
      Optional<AwsError> refusal) {
    ObjectNode event = event(called, request, region, result, refusal);
    assumed(called, event.path("requestParameters"))
        .ifPresentOrElse(
            role -> {
              event
                  .putArray("resources")
                  .addObject()
                  .put("accountId", role.group(1))
                  .put("type", "AWS::IAM::Role")
                  .put("ARN", role.group());
              addForBoth(event, identity, role.group(1));
            },
            () -> add(event, identity));
  }

  /** The event but for whose it is. */
  private ObjectNode event(
      Called called,
      Request request,
      String region,
      ObjectNode result,
      Optional<AwsError> refusal) {
    boolean toldNothing = refusal.filter(error -> tellsNothing(called, error)).isPresent();
    boolean onlyRead = reads(called.operation()) && !called.service().equals("sts");
    ObjectNode event =
        Json.object()
            .put("eventVersion", "1.10")
            .put("eventTime", state.now().toString())
            .put("eventSource", called.service() + ".amazonaws.com")
            .put("eventName", called.operation())
            .put("awsRegion", region)
            .put("sourceIPAddress", "127.0.0.1")
            .put("userAgent", cut(request.header("user-agent").orElse("")));
    refusal.ifPresent(error ->
        event
            .put("errorCode", code(called, error))
            .put("errorMessage", cut(String.valueOf(error.getMessage()))));
    event.set(
        "requestParameters",
        told(toldNothing ? Json.object() : RequestParameters.of(called.service(), request)));
    event.set(
        "responseElements",
        told(onlyRead ? Json.object() : EventMembers.of(called.service(), result)));
    return event.put("requestID", request.id());
  }

  /** A role of another account is assumed: each account has an event of its own. */
  private void addForBoth(ObjectNode event, Identity identity, String account) {
    if (account.equals(identity.account()) || !state.accounts().all().contains(account)) {
      add(event, identity);
      return;
    }
    event.put("sharedEventID", state.newUuid());
    add(event, identity);
    add(event, identity.seenBy(account));
  }

  private void add(ObjectNode event, Identity identity) {
    String id = state.newUuid();
    String name = event.path("eventName").asText("");
    ObjectNode whole = event.deepCopy();
    whole.set("userIdentity", identity.told());
    whole
        .put("eventID", id)
        .put("readOnly", reads(name))
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true)
        .put("recipientAccountId", identity.account())
        .put("eventCategory", "Management");
    state
        .events()
        .add(
            new RecordedEvent(
                id,
                state.now(),
                identity.account(),
                event.path("awsRegion").asText(""),
                event.path("eventSource").asText(""),
                name,
                reads(name),
                identity.userName(),
                identity.accessKeyId(),
                EventResources.of(event.path("requestParameters"), event.path("responseElements")),
                whole.toString()));
  }

  /** AWS tells nothing of a request that was not allowed; of a certificate's, this is not known. */
  private static boolean tellsNothing(Called called, AwsError error) {
    return DENIED.contains(error.code()) && !called.operation().equals("CreateSession");
  }

  private static boolean reads(String operation) {
    return READING.matcher(operation).matches();
  }

  private static JsonNode told(ObjectNode member) {
    return member.isEmpty() || member.toString().length() > LARGEST_MEMBER
        ? NullNode.getInstance()
        : member;
  }

  private static Optional<Matcher> assumed(Called called, JsonNode parameters) {
    return Optional.of(ROLE.matcher(parameters.path("roleArn").asText("")))
        .filter(role -> called.operation().equals("AssumeRole") && role.matches());
  }

  private static String code(Called called, AwsError error) {
    return called.service().equals("iam") && NAMED_AS_EXCEPTIONS.contains(error.code())
        ? error.code() + "Exception"
        : error.code();
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
