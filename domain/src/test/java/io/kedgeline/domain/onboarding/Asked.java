package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A request for a profile as it may be, and others that differ from it in one thing each. */
final class Asked {

  static final ChangeId CHANGE = new ChangeId("CHG-7");
  static final RunId RUN = RunId.of(RunbookId.PROFILE_ONBOARDING, CHANGE);
  static final PersonId MAYA = new PersonId("maya");
  static final TrustAnchorArn ANCHOR = anchor("eu-central-1", "111122223333");
  static final Map<String, String> CERTIFICATE =
      Map.of("x509Subject/OU", "prod", "x509SAN/URI", "urn:exacttr:device:*");
  static final Registration REGISTRATION =
      new Registration(
          new PersonId("olga"),
          new PersonId("curt"),
          "analysts read the audit logs",
          Set.of("audit-logs"),
          Map.of("CostCentre", "4711"));
  static final ProfileRequest REQUEST = in("production", ANCHOR, CERTIFICATE);

  private Asked() {}

  static TrustAnchorArn anchor(String region, String account) {
    return new TrustAnchorArn(
        "arn:aws:rolesanywhere:%s:%s:trust-anchor/0a1b2c3d-0000-1111-2222-333344440001"
            .formatted(region, account));
  }

  static ProfileRequest in(
      String environment, TrustAnchorArn anchor, Map<String, String> certificate) {
    return new ProfileRequest(
        CHANGE,
        "sec-readonly",
        environment,
        anchor,
        certificate,
        Map.of(),
        REGISTRATION,
        "a test asks for a profile");
  }

  /** A certificate that says this besides what it must. */
  static Map<String, String> also(String attribute, String value) {
    Map<String, String> more = new HashMap<>(CERTIFICATE);
    more.put(attribute, value);
    return more;
  }

  static ActHeader header(Instant now) {
    return new ActHeader(RUN, MAYA, "test", "nonce", now, now.plusSeconds(300));
  }
}
