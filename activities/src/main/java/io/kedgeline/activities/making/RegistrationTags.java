package io.kedgeline.activities.making;

import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Environment;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of what is made and lasts: whose it is, where it belongs, and which run made it. */
public final class RegistrationTags {

  private static final String OWNER = "ExactTR-Owner";
  private static final String CUSTODIAN = "ExactTR-Custodian";
  private static final String DOMAINS = "ExactTR-DataDomains";

  /** A tag's value has 256 characters at most (IAM API reference, Tag). */
  private static final int LONGEST = 256;

  private RegistrationTags() {}

  /** The tags of what this run makes for this environment, to be added to by whoever makes it. */
  public static SortedMap<String, String> of(
      Registration registration, String environment, RunId run) {
    SortedMap<String, String> tags = new TreeMap<>(registration.tags());
    String domains = String.join(" ", registration.domains().stream().sorted().toList());
    tags.put(DOMAINS, domains.length() <= LONGEST ? domains : domains.substring(0, LONGEST));
    tags.put(OWNER, registration.owner().value());
    tags.put(CUSTODIAN, registration.custodian().value());
    tags.put(Environment.TAG, environment);
    tags.put(RunTag.KEY, run.sessionName());
    return tags;
  }
}
