package io.kedgeline.domain.external;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AnchorDraft;
import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.authority.NoticeTerms;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * The trust anchor of an authority outside AWS, its imported list and its canary, as they are to be
 * made. What is not the documents' is the rulebook's.
 *
 * @param environment of which environment it is
 * @param account the account in which everything is made
 * @param region the Region in which everything is made but the canary's role, which is global
 * @param facts what the authority's documents say
 * @param attestation where it is written down that the authority is run as it should be
 * @param anchor the trust anchor's name
 * @param notices when Roles Anywhere tells that certificates expire
 * @param canary who is let in to prove it
 * @param firstUse how long after the anchor was proved the canary's certificate may stay unused
 */
public record ExternalDraft(
    String environment,
    AccountId account,
    Region region,
    ExternalFacts facts,
    Attestation attestation,
    String anchor,
    NoticeTerms notices,
    CanaryDraft canary,
    Duration firstUse)
    implements AnchorDraft {

  @Override
  public AnchorAtRest atRest() {
    return AnchorAtRest.ENABLED;
  }

  @Override
  public Optional<ExternalFacts> external() {
    return Optional.of(facts);
  }
}
