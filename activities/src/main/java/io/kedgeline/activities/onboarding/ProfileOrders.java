package io.kedgeline.activities.onboarding;

import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.rulebook.Environment;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of a profile and its role: whose they are, and which run made them. */
final class ProfileTags {

  private static final String OWNER = "ExactTR-Owner";
  private static final String CUSTODIAN = "ExactTR-Custodian";
  private static final String DOMAINS = "ExactTR-DataDomains";

  /** A tag's value has 256 characters at most (IAM API reference, Tag). */
  private static final int LONGEST = 256;

  private ProfileTags() {}

  static SortedMap<String, String> of(ProfilePlan plan) {
    Registration registration = plan.request().registration();
    SortedMap<String, String> tags = new TreeMap<>(registration.tags());
    String domains = String.join(" ", registration.domains().stream().sorted().toList());
    tags.put(DOMAINS, domains.length() <= LONGEST ? domains : domains.substring(0, LONGEST));
    tags.put(OWNER, registration.owner().value());
    tags.put(CUSTODIAN, registration.custodian().value());
    tags.put(Environment.TAG, plan.request().environment());
    tags.put(ProfileDraft.CLASS_TAG, plan.draft().profileClass());
    tags.put(RunTag.KEY, plan.run().sessionName());
    return tags;
  }
}
