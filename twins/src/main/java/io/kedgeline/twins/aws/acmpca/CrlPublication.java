package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.CrlSchedule;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.PrivateCertificate;
import io.kedgeline.twins.aws.state.PrivateCertificate.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Revocation lists are written late: some time after a revocation, at half of their life, and again
 * where the bucket refused (API Reference, CrlConfiguration). Nothing waits for them: whoever looks
 * at the twin has first done what has become due, as of the instant at which it was.
 */
public final class CrlPublication {

  private static final String GENERATION = "CRL Generation";
  private static final Duration RETRY = Duration.ofMinutes(15);

  private CrlPublication() {}

  /** Does what has become due, and tells whether anything had. */
  public static boolean catchUp(AwsState state) {
    boolean any = false;
    for (PrivateCa ca : state.privateCas().all()) {
      if (Lifecycle.goneForGood(ca, state.now())) {
        state.privateCas().remove(ca);
        any = true;
        continue;
      }
      Optional<Instant> due = due(ca, state.now());
      while (due.isPresent()) {
        publish(state, ca, due.get());
        any = true;
        due = due(ca, state.now());
      }
    }
    return any;
  }

  /** When the next list is due, if that is no later than now. */
  private static Optional<Instant> due(PrivateCa ca, Instant now) {
    Optional<JsonNode> settings = RevocationSettings.list(ca);
    if (settings.isEmpty()
        || ca.certificate().isEmpty()
        || Lifecycle.at(ca, now).equals(Lifecycle.DELETED)) {
      return Optional.empty();
    }
    CrlSchedule crl = ca.crl();
    Stream<Instant> refresh =
        crl.last().isPresent()
            ? crl.last().map(last -> last.plus(life(settings.get()).dividedBy(2))).stream()
            : crl.firstDue().stream();
    Stream<Instant> revocations =
        revocations(ca)
            .map(Revocation::listedFrom)
            .filter(from -> crl.last().filter(last -> !from.isAfter(last)).isEmpty());
    return Stream.concat(refresh, revocations)
        .min(Instant::compareTo)
        .map(due -> crl.notBefore().filter(due::isBefore).orElse(due))
        .filter(due -> !due.isAfter(now) && !due.isAfter(Lifecycle.notAfter(ca)));
  }

  private static Stream<Revocation> revocations(PrivateCa ca) {
    return ca.certificates().values().stream().flatMap(one -> one.revocation().stream());
  }

  private static Duration life(JsonNode settings) {
    return Duration.ofDays(settings.path("ExpirationInDays").asInt());
  }

  private static void publish(AwsState state, PrivateCa ca, Instant at) {
    JsonNode settings = RevocationSettings.list(ca).orElseThrow();
    List<PrivateCertificate> listed =
        ca.certificates().values().stream().filter(one -> listed(one, ca.crl(), at)).toList();
    byte[] list = CrlFile.of(ca, listed, ca.crl().number() + 1, at, life(settings));
    boolean written = RevocationSettings.write(state, ca, settings, list, at);
    state
        .privateCas()
        .say(
            written
                ? AuthorityNotice.done(GENERATION, ca, at)
                : AuthorityNotice.failed(GENERATION, ca, at, "Failed to write CRL to S3"));
    ca.crl(written ? ca.crl().written(at) : ca.crl().notBefore(at.plus(RETRY)));
  }

  /** What is revoked stands on one more list after it has expired (RFC 5280 §3.3). */
  private static boolean listed(PrivateCertificate certificate, CrlSchedule crl, Instant at) {
    return certificate
        .revocation()
        .filter(how -> !how.listedFrom().isAfter(at))
        .filter(how ->
            crl.last()
                .filter(
                    last -> last.isAfter(certificate.notAfter()) && !how.listedFrom().isAfter(last))
                .isEmpty())
        .isPresent();
  }
}
