package io.kedgeline.starters.evidence;

import java.util.List;

/**
 * Checks evidence offline: is it whole, is it sealed, does everybody say only what is theirs to
 * say, did people sign what they are said to have done, was everything that was opened authorised,
 * was it closed, and reviewed. Who could not be told of it is shown, and judged by the reader.
 */
public final class EvidenceVerifier {

  private final TrustRoot trust;

  /** Checks against what the verifier believes. */
  public EvidenceVerifier(TrustRoot trust) {
    this.trust = trust;
  }

  /** Every check's finding; the evidence holds only if all do. */
  public List<EvidenceFinding> verify(EvidenceBundle bundle) {
    Journal journal = Journal.of(bundle, trust.people().acts());
    return List.of(
        SealCheck.chain(bundle),
        SealCheck.seal(bundle, trust.sealKeys()),
        WordCheck.of(journal),
        ActCheck.of(journal),
        AuthorityCheck.of(journal, trust),
        EndingCheck.of(journal),
        ReviewedCheck.of(journal),
        ToldList.of(journal));
  }
}
