package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Map;
import java.util.Set;

/**
 * What somebody asks of a profile that is to be made.
 *
 * @param change the change record that it belongs to
 * @param profile which of the shipped profiles, such as {@code sec-readonly}
 * @param environment where, by the rulebook's name
 * @param anchor where its certificates are presented
 * @param certificate what a certificate must say, such as {@code x509Subject/OU}
 * @param parameters what the company puts into the role's policy
 * @param registration whose it is, and what for
 * @param reason why, in the requester's words, as {@link Reason} has it
 */
public record ProfileRequest(
    ChangeId change,
    String profile,
    String environment,
    TrustAnchorArn anchor,
    Map<String, String> certificate,
    Map<String, String> parameters,
    Registration registration,
    String reason)
    implements RunRequest {

  private static final int MOST = 20;

  /** So that it fits a signed act, with room. */
  private static final int LONGEST = 8_000;

  public ProfileRequest {
    certificate = Map.copyOf(certificate);
    parameters = Map.copyOf(parameters);
    Reason.require(reason);
    if (change.drill()) {
      throw new IllegalArgumentException("change: must not be a drill's");
    }
    if (certificate.isEmpty() || certificate.size() > MOST || parameters.size() > MOST) {
      throw new IllegalArgumentException("certificate: must be 1 to 20, and at most 20 parameters");
    }
    if (length(certificate) + length(parameters) + length(registration.tags()) > LONGEST) {
      throw new IllegalArgumentException(
          "certificate: with parameters and tags it must be at most 8000 characters");
    }
  }

  private static int length(Map<String, String> texts) {
    return texts.entrySet().stream()
        .mapToInt(text -> text.getKey().length() + text.getValue().length())
        .sum();
  }

  /** Who answers for it and who looks after it. */
  @Override
  public Set<PersonId> concerned() {
    return registration.people();
  }
}
