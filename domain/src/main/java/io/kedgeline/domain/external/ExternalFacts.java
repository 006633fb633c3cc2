package io.kedgeline.domain.external;

/**
 * What the documents of an authority outside AWS say. It follows from the documents alone, so that
 * whoever reads them again finds the same.
 *
 * @param authority its certificate
 * @param list its revocation list
 * @param canary the certificate that it issued
 */
public record ExternalFacts(ExternalAuthority authority, ExternalList list, ExternalCanary canary) {

  /** Whether these are the documents that were asked with. */
  public boolean are(ExternalPapers papers) {
    return authority.sha256().matches(papers.certificate())
        && list.sha256().matches(papers.revocationList())
        && canary.sha256().matches(papers.canary());
  }
}
