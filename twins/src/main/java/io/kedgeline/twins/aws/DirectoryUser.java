package io.kedgeline.twins.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user as Identity Center tells them. Each may be absent, as it may be in AWS.
 *
 * @param userName the name that they sign in with
 * @param displayName what they are called
 * @param status {@code ENABLED} or {@code DISABLED}, or any other word
 * @param emails their addresses, the primary one first
 * @param externalIds their accounts elsewhere: issuers and what each calls them
 */
public record DirectoryUser(
    Optional<String> userName,
    Optional<String> displayName,
    Optional<String> status,
    List<String> emails,
    List<Map.Entry<String, String>> externalIds) {

  public DirectoryUser {
    emails = List.copyOf(emails);
    externalIds = List.copyOf(externalIds);
  }

  /** An enabled user of this name. */
  public static DirectoryUser named(String name) {
    return new DirectoryUser(
        Optional.of(name), Optional.of(name), Optional.of("ENABLED"), List.of(), List.of());
  }

  /** A user of whom nothing is told but that there is one. */
  public static DirectoryUser nameless() {
    return new DirectoryUser(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** The same user, called so. */
  public DirectoryUser called(String newName) {
    return new DirectoryUser(userName, Optional.of(newName), status, emails, externalIds);
  }

  /** The same user in this state. */
  public DirectoryUser inState(String word) {
    return new DirectoryUser(userName, displayName, Optional.of(word), emails, externalIds);
  }

  /** The same user, whose state is not told. */
  public DirectoryUser withoutStatus() {
    return new DirectoryUser(userName, displayName, Optional.empty(), emails, externalIds);
  }

  /** The same user with one more address. */
  public DirectoryUser at(String email) {
    return new DirectoryUser(
        userName,
        displayName,
        status,
        Stream.concat(emails.stream(), Stream.of(email)).toList(),
        externalIds);
  }

  /** The same user with one more account elsewhere. */
  public DirectoryUser knownTo(String issuer, String id) {
    return new DirectoryUser(
        userName,
        displayName,
        status,
        emails,
        Stream.concat(externalIds.stream(), Stream.of(Map.entry(issuer, id))).toList());
  }

  ObjectNode members() {
    Map<String, Optional<String>> texts = new LinkedHashMap<>();
    texts.put("UserName", userName);
    texts.put("DisplayName", displayName);
    texts.put("UserStatus", status);
    ObjectNode members = Json.object();
    texts.forEach((name, text) -> text.ifPresent(value -> members.put(name, value)));
    if (!emails.isEmpty()) {
      ArrayNode list = members.putArray("Emails");
      emails.forEach(email ->
          list.addObject()
              .put("Value", email)
              .put("Type", "work")
              .put("Primary", email.equals(emails.getFirst())));
    }
    if (!externalIds.isEmpty()) {
      ArrayNode list = members.putArray("ExternalIds");
      externalIds.forEach(
          one -> list.addObject().put("Issuer", one.getKey()).put("Id", one.getValue()));
    }
    return members;
  }
}
