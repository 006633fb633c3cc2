package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.authority.AuthorityTerms;
import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.authority.CanaryTerms;
import io.kedgeline.domain.authority.NoticeTerms;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalRequest;
import java.util.Optional;

/**
 * An environment that may have an authority outside AWS, and what its anchor is to be like.
 *
 * @param place the environment; its name is at most 26 characters, since names in AWS are made of
 *     it
 * @param anchor the trust anchor's name
 * @param notifications when Roles Anywhere tells that certificates expire
 * @param canary who is let in to prove it
 */
public record ExternalEnvironment(
    Environment place, String anchor, NoticeTerms notifications, CanaryTerms canary) {

  public ExternalEnvironment {
    NameShape.IRA_RESOURCE.require("anchor", anchor);
    place.requireShortName();
  }

  /**
   * What is made there for an authority of these documents, in full; nothing where no trust policy
   * could ask for that authority by its name.
   */
  public Optional<ExternalDraft> draft(
      ExternalFacts facts, ExternalRequest request, ExternalRules rules) {
    return facts
        .authority()
        .commonName()
        .filter(AuthorityTerms::askedFor)
        .map(issuer ->
            new ExternalDraft(
                place.name(),
                place.account(),
                place.region(),
                facts,
                request.papers().attestation(),
                anchor,
                notifications,
                CanaryDraft.of(place, issuer, canary),
                rules.firstUse()));
  }
}
