package io.kedgeline.activities.authority;

import io.kedgeline.activities.certificate.ExternalDocumentsReader;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.registry.ExternalDocumentTable;
import io.kedgeline.workflows.governed.MakingAct;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The plans of anchors for authorities outside AWS that acts carry, after the interceptor has
 * verified them: what is made is what this worker's rulebook says, of documents that say what the
 * plan says that they do.
 *
 * @param rulebook the worker's
 * @param documents where the documents are
 */
public record ExternalPlans(Rulebook rulebook, ExternalDocumentTable documents) {

  ExternalPlan of(MakingAct act) {
    if (!(act.papers().plan() instanceof ExternalPlan plan)) {
      throw Unmade.drifted(
          "the plan of %s is not one of an authority outside AWS".formatted(act.run()));
    }
    if (!rulebook
        .pkiSetup()
        .flatMap(PkiSetupRules::external)
        .flatMap(rules ->
            rules
                .environment(plan.request().environment())
                .flatMap(
                    environment -> environment.draft(plan.draft().facts(), plan.request(), rules)))
        .equals(Optional.of(plan.draft()))) {
      throw Unmade.drifted(
          "this worker's rulebook has %s otherwise than the plan".formatted(plan.place()));
    }
    if (!facts(plan.request().papers()).equals(Optional.of(plan.draft().facts()))) {
      throw Unmade.drifted(
          "the documents of %s are not those that were approved".formatted(plan.place()));
    }
    return plan;
  }

  /** What these documents say, or nothing where one is missing or cannot be read. */
  public Optional<ExternalFacts> facts(ExternalPapers papers) {
    return documents
        .find(papers.certificate())
        .flatMap(certificate ->
            documents
                .find(papers.revocationList())
                .flatMap(list ->
                    documents
                        .find(papers.canary())
                        .flatMap(canary -> read(certificate, list, canary))));
  }

  private static Optional<ExternalFacts> read(byte[] certificate, byte[] list, byte[] canary) {
    try {
      return Optional.of(ExternalDocumentsReader.read(certificate, list, canary));
    } catch (GeneralSecurityException unreadable) {
      return Optional.empty();
    }
  }

  /** The authority's certificate. */
  X509Certificate authority(ExternalPlan plan) {
    return certificate(plan.draft().facts().authority().sha256());
  }

  /** The certificate that the authority issued. */
  X509Certificate canary(ExternalPlan plan) {
    return certificate(plan.draft().facts().canary().sha256());
  }

  /** The revocation list in DER. */
  byte[] list(ExternalPlan plan) {
    return document(plan.draft().facts().list().sha256());
  }

  X509Certificate certificate(Digest sha256) {
    try {
      return ExternalDocumentsReader.certificate(document(sha256));
    } catch (GeneralSecurityException unreadable) {
      throw Unmade.drifted("the document %s is no certificate".formatted(sha256));
    }
  }

  private byte[] document(Digest sha256) {
    return documents
        .find(sha256)
        .orElseThrow(() -> Unmade.drifted("the ledger has no document " + sha256));
  }
}
