package io.kedgeline.starters.api;

import io.kedgeline.domain.external.ExternalAuthority;
import io.kedgeline.domain.external.ExternalCanary;
import io.kedgeline.domain.external.ExternalList;
import java.util.ArrayList;
import java.util.List;

/**
 * What the documents of an authority outside AWS say, in words that are the same wherever somebody
 * decides on them. What speaks against them is said too: a plan that was never checked shows it.
 */
public final class ExternalWords {

  private ExternalWords() {}

  /** What the authority's key may do. */
  public static String uses(ExternalAuthority authority) {
    List<String> uses = new ArrayList<>();
    uses.add(authority.authority() ? "an authority" : "no authority");
    if (authority.signsCertificates()) {
      uses.add("signs certificates");
    }
    if (authority.signsLists()) {
      uses.add("signs lists");
    }
    uses.add(
        authority
            .pathLength()
            .map(length -> length == 0 ? "no authorities below it" : length + " below it")
            .orElse("any number of authorities below it"));
    return String.join(", ", uses);
  }

  /** The list. */
  public static String list(ExternalList list) {
    return "%s number %s, of %d certificates, published %s, good until %s"
        .formatted(
            list.signed() && list.whole()
                ? "signed and whole,"
                : list.signed() ? "NOT WHOLE," : "NOT SIGNED BY IT,",
            list.number().orElse("unknown"),
            list.entries(),
            list.thisUpdate(),
            list.nextUpdate().map(Object::toString).orElse("nobody knows when"));
  }

  /** The certificate by which it proves that it can issue. */
  public static String canary(ExternalCanary canary) {
    List<String> words = new ArrayList<>();
    words.add("certificate " + canary.serial());
    words.add(canary.issued() ? "issued by it" : "NOT ISSUED BY IT");
    if (!canary.endEntity()) {
      words.add("AN AUTHORITY'S");
    }
    if (canary.revoked()) {
      words.add("REVOKED");
    }
    words.add("valid from %s until %s".formatted(canary.notBefore(), canary.notAfter()));
    return String.join(", ", words);
  }
}
