package io.kedgeline.sandbox.world;

import io.kedgeline.domain.identity.PersonId;
import java.util.List;
import java.util.function.Function;

/** People who do not exist. */
public final class InventedPeople {

  /** Asks for windows, and stands in a group that approves them too. */
  public static final PersonId REQUESTER = new PersonId("maya");

  /** Holds the certificate. */
  public static final PersonId HOLDER = new PersonId("omar");

  /** Holds another certificate for the same profile, and is an analyst with a laptop. */
  public static final PersonId SECOND_HOLDER = new PersonId("lena");

  /** The common name of a holder's certificate. */
  public static String certificate(PersonId holder) {
    return holder.value() + "-breakglass";
  }

  /** Leads security, and stands in for the incident-response lead. */
  public static final PersonId SECURITY_LEAD = new PersonId("grace");

  /** Leads incident response. */
  public static final PersonId RESPONSE_LEAD = new PersonId("ravi");

  /** Asks for profiles, and answers for them. */
  public static final PersonId PROFILE_OWNER = new PersonId("tessa");

  /** Looks after profiles day by day, and asks for devices to be enrolled. */
  public static final PersonId CUSTODIAN = new PersonId("carl");

  /** Approves profiles, and has no other duty. */
  public static final PersonId PROFILE_ADMIN = new PersonId("hana");

  /** Keeps the authorities, and stands in a group that approves profiles too: one too many. */
  public static final PersonId PKI_ADMIN = new PersonId("petra");

  /** Asks for authorities, and answers for them. */
  public static final PersonId PKI_OWNER = new PersonId("dora");

  /** Approves authorities, and has no other duty. */
  public static final PersonId AUTHORITY_ADMIN = new PersonId("ivo");

  /** Attests authorities outside AWS, and has no other duty. */
  public static final PersonId ATTESTOR = new PersonId("nora");

  /** Approves profiles when the other is away. */
  public static final PersonId SECOND_PROFILE_ADMIN = new PersonId("elif");

  /** Approves authorities when the other is away. */
  private static final PersonId SECOND_AUTHORITY_ADMIN = new PersonId("sven");

  /** Attests when the other is away. */
  private static final PersonId SECOND_ATTESTOR = new PersonId("judit");

  private InventedPeople() {}

  /** Everybody. */
  public static List<PersonId> everybody() {
    return List.of(
        REQUESTER,
        HOLDER,
        SECOND_HOLDER,
        SECURITY_LEAD,
        RESPONSE_LEAD,
        PROFILE_OWNER,
        CUSTODIAN,
        PROFILE_ADMIN,
        PKI_ADMIN,
        PKI_OWNER,
        AUTHORITY_ADMIN,
        ATTESTOR,
        SECOND_PROFILE_ADMIN,
        SECOND_AUTHORITY_ADMIN,
        SECOND_ATTESTOR);
  }

  /** Everybody who can sign in: the names of their accounts at the sandbox's issuer. */
  public static List<String> subjects() {
    return everybody().stream().map(InventedPeople::subject).toList();
  }

  /** The name of a person's account at the sandbox's issuer. */
  public static String subject(PersonId person) {
    return person.value() + "@exacttr.example";
  }

  /**
   * The list of people as a company would write it.
   *
   * @param slack what it says of a person's account in Slack
   */
  public static String yaml(String issuer, Function<PersonId, String> slack) {
    return "people:\n"
        + person(issuer, REQUESTER, "Maya", "incident-responders", "security-leads")
        + slack.apply(REQUESTER)
        + person(issuer, HOLDER, "Omar", "incident-responders")
        + certificates(HOLDER)
        + slack.apply(HOLDER)
        + person(issuer, SECOND_HOLDER, "Lena", "incident-responders", "analysts")
        + certificates(SECOND_HOLDER)
        + slack.apply(SECOND_HOLDER)
        + person(issuer, SECURITY_LEAD, "Grace", "security-leads", "ir-leads")
        + slack.apply(SECURITY_LEAD)
        + person(issuer, RESPONSE_LEAD, "Ravi", "ir-leads")
        + slack.apply(RESPONSE_LEAD)
        + person(issuer, PROFILE_OWNER, "Tessa", "profile-owners")
        + slack.apply(PROFILE_OWNER)
        + person(issuer, CUSTODIAN, "Carl", "profile-owners", "consumer-managers")
        + slack.apply(CUSTODIAN)
        + person(issuer, PROFILE_ADMIN, "Hana", "profile-admins")
        + slack.apply(PROFILE_ADMIN)
        + person(issuer, PKI_ADMIN, "Petra", "pki-admins", "profile-admins")
        + slack.apply(PKI_ADMIN)
        + person(issuer, PKI_OWNER, "Dora", "pki-owners")
        + slack.apply(PKI_OWNER)
        + person(issuer, AUTHORITY_ADMIN, "Ivo", "pki-admins")
        + slack.apply(AUTHORITY_ADMIN)
        + person(issuer, ATTESTOR, "Nora", "ca-attestors")
        + slack.apply(ATTESTOR)
        + person(issuer, SECOND_PROFILE_ADMIN, "Elif", "profile-admins")
        + slack.apply(SECOND_PROFILE_ADMIN)
        + person(issuer, SECOND_AUTHORITY_ADMIN, "Sven", "pki-admins")
        + slack.apply(SECOND_AUTHORITY_ADMIN)
        + person(issuer, SECOND_ATTESTOR, "Judit", "ca-attestors")
        + slack.apply(SECOND_ATTESTOR);
  }

  private static String certificates(PersonId holder) {
    return "    certificates: [" + certificate(holder) + "]\n";
  }

  private static String person(String issuer, PersonId id, String name, String... groups) {
    return """
      - id: %1$s
        name: %2$s
        groups: [%3$s]
        emails: [%4$s]
        oidc:
          - issuer: %5$s
            subject: %4$s
    """
        .formatted(id, name, String.join(", ", groups), subject(id), issuer);
  }
}
