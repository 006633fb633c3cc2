package io.kedgeline.twins.aws.faults;

import io.kedgeline.twins.aws.state.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Request quotas for each account and Region, by the twin's clock; off until they are switched on
 * (IAM Roles Anywhere User Guide, "Quotas"; Organizations User Guide, "Throttling limits";
 * CloudTrail API Reference, "LookupEvents"; AWS Private CA "Endpoints and quotas"). The code of
 * Roles Anywhere's refusal is not documented.
 */
public final class Throttle {

  private static final Pattern ANCHOR = Pattern.compile(".*(TrustAnchors?|NotificationSettings)");
  private static final Pattern PROFILE = Pattern.compile(".*(Profiles?|AttributeMapping)");
  private static final Pattern SUBJECT = Pattern.compile(".*Subjects?");
  private static final Pattern CRL = Pattern.compile(".*Crls?");
  private static final Pattern POLICY =
      Pattern.compile("(Create|Delete|Attach|Detach|Update)Policy");

  private static final Map<String, Integer> PRIVATE_CA =
      Map.of(
          "CreateCertificateAuthority", 1,
          "CreateCertificateAuthorityAuditReport", 1,
          "DescribeCertificateAuthority", 20,
          "GetCertificate", 75,
          "GetCertificateAuthorityCsr", 10,
          "ImportCertificateAuthorityCertificate", 10,
          "IssueCertificate", 25,
          "RevokeCertificate", 20,
          "UpdateCertificateAuthority", 10);

  private record Rate(String bucket, double aSecond, double burst) {}

  private record Level(double tokens, Instant at) {}

  private final InstantSource clock;
  private final Map<String, Level> levels = new HashMap<>();
  private boolean on;

  /** Quotas by this clock, off. */
  public Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /** Switches the quotas on or off; they begin afresh. */
  public void on(boolean wanted) {
    on = wanted;
    levels.clear();
  }

  /** Takes one call from its quota, or refuses it. */
  public void require(String service, String operation, String account, String region) {
    Optional<Rate> rate = on ? rate(service, operation) : Optional.empty();
    if (rate.isPresent()
        && !take(String.join("/", service, account, region, rate.get().bucket()), rate.get())) {
      throw refusal(service);
    }
  }

  private boolean take(String key, Rate rate) {
    Instant now = clock.instant();
    Level before = levels.getOrDefault(key, new Level(rate.burst(), now));
    double since = Duration.between(before.at(), now).toMillis() / 1000.0;
    double tokens = Math.min(rate.burst(), before.tokens() + since * rate.aSecond());
    boolean taken = tokens >= 1;
    levels.put(key, new Level(taken ? tokens - 1 : tokens, now));
    return taken;
  }

  private static Optional<Rate> rate(String service, String operation) {
    return switch (service) {
      case "rolesanywhere" -> Optional.of(anywhere(operation));
      case "organizations" ->
          Optional.of(new Rate(operation, 2, 3)).filter(r -> POLICY.matcher(operation).matches());
      case "acm-pca" ->
          Optional.ofNullable(PRIVATE_CA.get(operation))
              .map(aSecond -> new Rate(operation, aSecond, aSecond));
      case "cloudtrail" -> Optional.of(new Rate("lookup", 2, 2));
      default -> Optional.empty();
    };
  }

  private static Rate anywhere(String operation) {
    if (operation.equals("CreateSession")) {
      return new Rate("session", 20, 20);
    }
    String bucket =
        ANCHOR.matcher(operation).matches()
            ? "trust-anchor"
            : PROFILE.matcher(operation).matches()
                ? "profile"
                : SUBJECT.matcher(operation).matches()
                    ? "subject"
                    : CRL.matcher(operation).matches() ? "crl" : "tagging";
    return new Rate(bucket, 1, 1);
  }

  /** How a service refuses what comes too fast. */
  static AwsError refusal(String service) {
    return switch (service) {
      case "s3" -> new AwsError(503, "SlowDown", "Please reduce your request rate.");
      case "iam", "sts" -> new AwsError(400, "Throttling", "Rate exceeded");
      case "organizations" ->
          new AwsError(400, "TooManyRequestsException", "You have sent too many requests.");
      default -> new AwsError(429, "ThrottlingException", "Rate exceeded");
    };
  }
}
