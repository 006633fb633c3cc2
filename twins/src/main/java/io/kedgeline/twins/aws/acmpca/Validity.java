package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.PrivateCa;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * From when until when a certificate is valid (API Reference, Validity and IssueCertificate). The
 * code of a refusal is the one that clients have seen; none is documented.
 *
 * @param notBefore its beginning
 * @param notAfter its end, this second included
 */
record Validity(Instant notBefore, Instant notAfter) {

  private static final Duration BACKDATED = Duration.ofMinutes(60);
  private static final Duration SHORT_LIVED = Duration.ofDays(7);
  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  /** What a call asks for. */
  static Validity of(PrivateCaCall call) {
    Instant now = call.now();
    JsonNode before = call.body().path("ValidityNotBefore");
    Validity validity =
        new Validity(
            before.isObject() ? moment(before) : now.minus(BACKDATED),
            end(call.body().path("Validity"), now));
    if (!validity.notAfter().isAfter(now) || !validity.notAfter().isAfter(validity.notBefore())) {
      throw AwsError.validation("The certificate would never be valid");
    }
    return validity;
  }

  private static Instant end(JsonNode validity, Instant now) {
    long value = validity.path("Value").asLong(0);
    OffsetDateTime from = now.atOffset(ZoneOffset.UTC);
    if (value < 1) {
      throw AwsError.validation("Validity must have a value of at least 1");
    }
    try {
      return switch (validity.path("Type").asText("")) {
        case "DAYS" -> from.plusDays(value).toInstant();
        case "MONTHS" -> from.plusMonths(value).toInstant();
        case "YEARS" -> from.plusYears(value).toInstant();
        default -> moment(validity);
      };
    } catch (DateTimeException | ArithmeticException tooFar) {
      throw Refusals.args("Validity is too long");
    }
  }

  /** Seconds since 1970, or the digits of an ASN.1 time (RFC 5280 §4.1.2.5). */
  private static Instant moment(JsonNode validity) {
    String value = validity.path("Value").asText("");
    try {
      return switch (validity.path("Type").asText("")) {
        case "ABSOLUTE" -> Instant.ofEpochSecond(Long.parseLong(value));
        case "END_DATE" ->
            LocalDateTime.parse(value.length() == 12 ? century(value) + value : value, GENERALIZED)
                .toInstant(ZoneOffset.UTC);
        default -> throw AwsError.validation("The type of the validity does not fit");
      };
    } catch (DateTimeException | NumberFormatException none) {
      throw Refusals.args("The validity is no date");
    }
  }

  private static String century(String digits) {
    return Integer.parseInt(digits.substring(0, 2)) < 50 ? "20" : "19";
  }

  /** Refuses what is longer than the authority allows. */
  void requireWithin(PrivateCa ca, Instant now) {
    if (notAfter.isAfter(Lifecycle.notAfter(ca))) {
      throw AwsError.validation(
          "The certificate validity specified exceeds the certificate authority validity");
    }
    if (ca.detail().path("UsageMode").asText("").equals("SHORT_LIVED_CERTIFICATE")
        && notAfter.isAfter(now.plus(SHORT_LIVED))) {
      throw AwsError.validation(
          "An authority of short-lived certificates issues for %d days at most"
              .formatted(SHORT_LIVED.toDays()));
    }
  }
}
