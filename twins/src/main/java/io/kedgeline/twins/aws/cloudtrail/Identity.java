package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Request;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.Principal;
import io.kedgeline.twins.aws.state.RoleSession;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who called, as an event tells it (CloudTrail User Guide, "userIdentity element").
 *
 * @param account whose history the event stands in
 * @param userName by which events are looked up, or empty
 * @param accessKeyId what signed, if a key did
 * @param told the event's member
 */
public record Identity(
    String account, String userName, Optional<String> accessKeyId, ObjectNode told) {

  private static final Pattern ANCHOR =
      Pattern.compile("arn:aws:rolesanywhere:[a-z0-9-]+:([0-9]{12}):trust-anchor/.+");

  /** Whoever signed with this key. */
  public static Identity of(Principal principal, String accessKeyId) {
    ObjectNode told = Json.object();
    String userName =
        switch (principal) {
          case Principal.Root root -> {
            told.put("type", "Root");
            yield "root";
          }
          case Principal.User user -> {
            told.put("type", "IAMUser").put("userName", user.user().name());
            yield user.user().name();
          }
          case Principal.Session session -> {
            told.put("type", "AssumedRole");
            told.set("sessionContext", context(session.session()));
            yield session.session().name();
          }
        };
    told.put("principalId", principal.userId())
        .put("arn", principal.caller().arn())
        .put("accountId", principal.account())
        .put("accessKeyId", accessKeyId);
    return new Identity(principal.account(), userName, Optional.of(accessKeyId), told);
  }

  /**
   * Whoever asks for a session with a certificate, if the anchor is in an account that there is.
   * How AWS tells one is not documented.
   */
  public static Optional<Identity> ofCertificate(Request request, AwsState state) {
    JsonNode anchor = RequestParameters.of("rolesanywhere", request).path("trustAnchorArn");
    return Optional.of(ANCHOR.matcher(anchor.asText("")))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(state.accounts().all()::contains)
        .map(account ->
            new Identity(
                account,
                "",
                Optional.empty(),
                Json.object().put("type", "Unknown").put("accountId", account)));
  }

  /** The same caller, as the account tells it whose role is assumed from another account. */
  Identity seenBy(String other) {
    ObjectNode foreign =
        Json.object()
            .put("type", "AWSAccount")
            .put("principalId", told.path("principalId").asText(""))
            .put("accountId", account);
    return new Identity(other, "", Optional.empty(), foreign);
  }

  private static ObjectNode context(RoleSession session) {
    IamRole role = session.role();
    ObjectNode context = Json.object();
    context
        .putObject("sessionIssuer")
        .put("type", "Role")
        .put("principalId", role.id())
        .put("arn", role.arn())
        .put("accountId", role.account())
        .put("userName", role.name());
    context
        .putObject("attributes")
        .put("creationDate", session.issued().toString())
        .put("mfaAuthenticated", "false");
    session.sourceIdentity().ifPresent(source -> context.put("sourceIdentity", source));
    return context;
  }
}
