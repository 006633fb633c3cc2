package io.kedgeline.starters.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.event.AwsObjects;
import io.kedgeline.ledger.event.PresentedCertificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What an event tells, wherever it tells it. */
final class Told {

  private static final String REQUEST = "requestParameters";
  private static final String RESPONSE = "responseElements";
  private static final Pattern SESSION =
      Pattern.compile("arn:aws:sts::[0-9]{12}:assumed-role/[^/]+/(?<name>[^/]+)");

  private Told() {}

  /** The text of a member that is text. */
  static Optional<String> text(JsonNode object, String member) {
    return text(object.path(member));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
  }

  /**
   * Why a call was refused; or that what was no call failed, of which the reason is for people (AWS
   * Private CA User Guide, "Monitor AWS Private CA with CloudWatch Events").
   */
  static Optional<String> error(JsonNode detail) {
    return text(detail, "errorCode").or(() -> text(detail, "result").filter("failure"::equals));
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /**
   * What the event is about: named in what was asked for, in what came of it, or, where no call was
   * made, in the envelope's list of resources.
   */
  static AwsObjects objects(JsonNode event) {
    JsonNode detail = event.path("detail");
    JsonNode asked = detail.path(REQUEST);
    JsonNode came = detail.path(RESPONSE);
    List<String> named =
        Stream.concat(
                Stream.of(
                    asked.path("trustAnchorArn"),
                    asked.path("profileArn"),
                    asked.path("resourceArn"),
                    asked.path("trustAnchorId"),
                    asked.path("profileId"),
                    came.path("trustAnchor").path("trustAnchorArn"),
                    came.path("profile").path("profileArn"),
                    came.path("crl").path("trustAnchorArn"),
                    asked.path("roleArn")),
                StreamSupport.stream(event.path("resources").spliterator(), false))
            .flatMap(node -> text(node).stream())
            .toList();
    return new AwsObjects(
        first(named, TrustAnchorArn::new),
        first(named, ProfileArn::new),
        text(asked, "roleArn").flatMap(arn -> first(List.of(arn), RoleArn::new)),
        first(named, CertificateAuthorityArn::new));
  }

  private static <T> Optional<T> first(List<String> named, Function<String, T> type) {
    return named.stream().flatMap(text -> read(text, type).stream()).findFirst();
  }

  private static <T> Optional<T> read(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  /**
   * Who asked for a session. Its name is the certificate's serial number (IAM Roles Anywhere User
   * Guide, "Monitoring"), unless whoever asked chose a name, which may then be anybody's serial.
   */
  static PresentedCertificate certificate(JsonNode detail) {
    JsonNode set = detail.path(RESPONSE).path("credentialSet").path(0);
    boolean chosen = !detail.path(REQUEST).path("roleSessionName").isMissingNode();
    Optional<CertificateSerial> serial =
        text(set.path("assumedRoleUser"), "arn")
            .filter(arn -> !chosen)
            .map(SESSION::matcher)
            .filter(Matcher::matches)
            .map(session -> session.group("name"))
            .flatMap(CertificateSerial::ofHexadecimal);
    return new PresentedCertificate(
        serial, name(detail, "x509Issuer"), name(detail, "x509Subject").or(() -> source(set)));
  }

  private static Optional<String> source(JsonNode set) {
    return text(set, "sourceIdentity").filter(Told::isName);
  }

  /** A name of the certificate; AWS documents no place for one, so each that is likely is tried. */
  private static Optional<String> name(JsonNode detail, String member) {
    return Stream.of(REQUEST, RESPONSE, "additionalEventData")
        .flatMap(part -> text(detail.path(part), member).stream())
        .filter(Told::isName)
        .findFirst();
  }

  private static boolean isName(String text) {
    return WellFormed.UNICODE.broken(text).isEmpty()
        && text.chars().noneMatch(Character::isISOControl)
        && PresentedCertificate.isName(text);
  }
}
