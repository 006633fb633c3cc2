package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What AWS Private CA says by itself of something that it has done, or has not been able to do (AWS
 * Private CA User Guide, "Monitor AWS Private CA with CloudWatch Events").
 *
 * @param what what was done, such as {@code CRL Generation}
 * @param at when it was done, which may be later than it was asked for
 * @param account whose authority
 * @param region where
 * @param resources the ARNs of what it is about, the authority's first
 * @param failure why it was not done; nothing when it was
 */
public record AuthorityNotice(
    String what,
    Instant at,
    String account,
    String region,
    List<String> resources,
    Optional<String> failure) {

  public AuthorityNotice {
    resources = List.copyOf(resources);
  }

  /** Something about this authority that was done. */
  public static AuthorityNotice done(String what, PrivateCa ca, Instant at, String... others) {
    return of(what, ca, at, Optional.empty(), others);
  }

  /** Something about this authority that was not done. */
  public static AuthorityNotice failed(String what, PrivateCa ca, Instant at, String reason) {
    return of(what, ca, at, Optional.of(reason));
  }

  private static AuthorityNotice of(
      String what, PrivateCa ca, Instant at, Optional<String> failure, String... others) {
    List<String> resources = new ArrayList<>(List.of(ca.arn()));
    resources.addAll(List.of(others));
    return new AuthorityNotice(what, at, ca.account(), ca.region(), resources, failure);
  }
}
