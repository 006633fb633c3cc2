package io.kedgeline.sandbox.world;

import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import io.kedgeline.ledger.people.PeopleSnapshot;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People who do not exist. */
public final class InventedPeople {

  /** Asks for windows, and stands in a group that approves them too. */
  public static final PersonId REQUESTER = new PersonId("maya");

  /** Holds the certificate. */
  public static final PersonId HOLDER = new PersonId("omar");

  /** Leads security, and stands in for the incident-response lead. */
  public static final PersonId SECURITY_LEAD = new PersonId("grace");

  /** Leads incident response. */
  public static final PersonId RESPONSE_LEAD = new PersonId("ravi");

  private InventedPeople() {}

  /** All of them. */
  public static PeopleSnapshot snapshot() {
    return new PeopleSnapshot(
        List.of(
            person(REQUESTER, "Maya", "incident-responders", "security-leads"),
            person(HOLDER, "Omar", "incident-responders"),
            person(SECURITY_LEAD, "Grace", "security-leads", "ir-leads"),
            person(RESPONSE_LEAD, "Ravi", "ir-leads")),
        List.of());
  }

  private static Person person(PersonId id, String name, String... groups) {
    Set<GroupName> standing = Stream.of(groups).map(GroupName::new).collect(Collectors.toSet());
    return new Person(id, name, PersonStatus.ACTIVE, standing);
  }
}
