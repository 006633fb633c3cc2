package io.kedgeline.activities.aws;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.CreateSessionClient;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.workflows.port.ProofReport;
import io.kedgeline.workflows.port.ProofRequest;
import io.kedgeline.workflows.port.Proofs;
import java.time.InstantSource;
import java.util.List;

/** Proves a window open or closed by a certificate's own eyes. */
public final class CanaryProbe implements Proofs {

  private final Canary canary;
  private final WitnessBox witnesses;
  private final ClosingProof closing;
  private final BreakGlassRules rules;

  /** Probes with these certificates, at least one: of each the authority is another. */
  public CanaryProbe(
      List<CertificateIdentity> certificates,
      CreateSessionClient sessions,
      AccountSessions accounts,
      WitnessBox witnesses,
      ClaimTable claims,
      BreakGlassRules rules,
      InstantSource clock) {
    this.canary = new Canary(certificates, sessions, accounts);
    this.witnesses = witnesses;
    this.rules = rules;
    this.closing =
        new ClosingProof(
            canary,
            witnesses,
            claims,
            new AnchorSettler(claims, rules, clock),
            accounts,
            rules.sessionDuration(),
            clock);
  }

  @Override
  public ProofReport proveOpen(ProofRequest request) {
    return keepWitness(request, "the canary got a session", "its session read the role");
  }

  @Override
  public ProofReport witness(ProofRequest request) {
    return keepWitness(request, "a fresh session of the canary is kept as a witness");
  }

  private ProofReport keepWitness(ProofRequest request, String... observations) {
    BreakGlassProfile governed = governed(request);
    return ProofFailures.naming(() -> {
      witnesses.keep(request.run(), canary.mustGetIn(governed));
      return new ProofReport(request.run(), true, List.of(observations));
    });
  }

  @Override
  public ProofReport proveClosed(ProofRequest request) {
    BreakGlassProfile governed = governed(request);
    return ProofFailures.naming(
        () -> new ProofReport(request.run(), true, closing.observations(request, governed)));
  }

  private BreakGlassProfile governed(ProofRequest request) {
    return rules
        .governed(request.profile())
        .orElseThrow(() ->
            ProofFailures.unproved(
                "the rulebook names no break-glass profile " + request.profile()));
  }
}
