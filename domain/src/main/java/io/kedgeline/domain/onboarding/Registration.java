package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.PersonId;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is known of something that lasts, for whoever asks a year later what it is for.
 *
 * @param owner who answers for it
 * @param custodian who looks after it day by day
 * @param purpose what it is for, as {@link Reason} has it
 * @param domains the domains of data that it touches, such as {@code audit-logs}; 1 to 20
 * @param tags further tags of the object in AWS; none of Kedgeline's own, at most 20
 */
public record Registration(
    PersonId owner,
    PersonId custodian,
    String purpose,
    Set<String> domains,
    Map<String, String> tags) {

  private static final int MOST = 20;
  private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9-]{1,62}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/=+@-]{0,127}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9 ._:/=+@-]{1,256}");

  public Registration {
    domains = inOrder(domains);
    tags = Map.copyOf(tags);
    Reason.RULE
        .broken(purpose)
        .ifPresent(rule -> {
          throw new IllegalArgumentException("purpose: " + rule);
        });
    require(
        !domains.isEmpty() && domains.size() <= MOST && matches(domains, DOMAIN),
        "domains: must be 1 to 20 names of 2 to 63 characters of a-z 0-9 -");
    require(
        tags.size() <= MOST && matches(tags.keySet(), KEY) && matches(tags.values(), VALUE),
        "tags: must be at most 20, of letters, digits and . _ : / = + @ -");
    require(
        tags.keySet().stream().map(key -> key.toLowerCase(Locale.ROOT)).distinct().count()
            == tags.size(),
        "tags: must differ in more than case, since IAM takes no two that do not");
    require(
        tags.keySet().stream().noneMatch(ReservedTags::holds),
        "tags: must not begin with aws:, ExactTR- or Kedgeline, nor be " + ReservedTags.APPROVAL);
  }

  /** Who answers for it and who looks after it. */
  public Set<PersonId> people() {
    return owner.equals(custodian) ? Set.of(owner) : Set.of(owner, custodian);
  }

  /** In one order everywhere, so that the same plan has the same canonical form and digest. */
  private static Set<String> inOrder(Set<String> names) {
    return Collections.unmodifiableSet(new TreeSet<>(names));
  }

  private static boolean matches(Collection<String> texts, Pattern shape) {
    return texts.stream().allMatch(text -> shape.matcher(text).matches());
  }

  private static void require(boolean rule, String message) {
    if (!rule) {
      throw new IllegalArgumentException(message);
    }
  }
}
