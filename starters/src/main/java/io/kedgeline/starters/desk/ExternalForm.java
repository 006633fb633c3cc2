package io.kedgeline.starters.desk;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.external.Attestation;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.registry.ExternalDocumentTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody says of an authority outside AWS, by the keys {@code certificate}, {@code
 * revocationList}, {@code canary}, {@code attestation} and {@code attestationSha256}.
 *
 * @param papers what the request says of the documents
 * @param documents the documents in DER
 */
record ExternalForm(ExternalPapers papers, List<byte[]> documents) {

  /** How long a certificate may be in PEM. */
  static final int MOST_OF_CERTIFICATE = 8 * 1024;

  ExternalForm {
    documents = List.copyOf(documents);
  }

  /** The whole of it; nothing where there is a fault, which is noted with the section. */
  static Optional<ExternalForm> read(Section form) {
    Optional<byte[]> certificate =
        document(form, "certificate", MOST_OF_CERTIFICATE, PemDocument.CERTIFICATE);
    Optional<byte[]> list =
        document(
            form, "revocationList", ExternalDocumentTable.MOST_OCTETS, PemDocument.REVOCATION_LIST);
    Optional<byte[]> canary =
        document(form, "canary", MOST_OF_CERTIFICATE, PemDocument.CERTIFICATE);
    Optional<String> attestation = form.text("attestation", Attestation.DOCUMENT);
    Optional<Digest> sha256 = form.named("attestationSha256", Digest::new);
    return form.sound()
        ? Optional.of(
            new ExternalForm(
                new ExternalPapers(
                    Digest.of(certificate.orElseThrow()),
                    Digest.of(list.orElseThrow()),
                    Digest.of(canary.orElseThrow()),
                    new Attestation(attestation.orElseThrow(), sha256.orElseThrow())),
                Stream.of(certificate, list, canary).flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  private static Optional<byte[]> document(Section form, String key, int most, PemDocument kind) {
    return form.longText(key, most, kind::broken).map(kind::der);
  }
}
