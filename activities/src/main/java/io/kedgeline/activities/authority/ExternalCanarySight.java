package io.kedgeline.activities.authority;

import io.kedgeline.activities.sight.SessionEvidence;
import io.kedgeline.activities.sight.SoughtCertificate;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.external.MadeExternal;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.workflows.port.CanarySight;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the certificate that an authority outside AWS issued got a session at its anchor.
 * No other anchor trusts the authority's key, so wherever AWS saw it, it was there.
 */
public final class ExternalCanarySight implements CanarySight {

  private final AuthorityTable authorities;
  private final ExternalPlans plans;
  private final SessionEvidence evidence;

  /** Looks by this evidence for what stands here, of authorities whose documents are there. */
  public ExternalCanarySight(
      AuthorityTable authorities, ExternalPlans plans, SessionEvidence evidence) {
    this.authorities = authorities;
    this.plans = plans;
    this.evidence = evidence;
  }

  @Override
  public SessionReport confirmCanary(SessionLook look) {
    Optional<MadeAuthority> made =
        authorities.of(look.run()).filter(one -> one.stage() == MadeStage.BEGUN && one.proved());
    Optional<String> seen =
        made.filter(one -> one.external().filter(MadeExternal::seen).isEmpty()).flatMap(this::seen);
    seen.ifPresent(sentence -> authorities.seen(look.run()));
    boolean known =
        authorities
            .of(look.run())
            .flatMap(MadeAuthority::external)
            .filter(MadeExternal::seen)
            .isPresent();
    return new SessionReport(
        look.run(),
        known,
        List.of(
            seen.orElse(
                known
                    ? "the canary's certificate was seen before"
                    : "no session of the canary's certificate was seen")));
  }

  private Optional<String> seen(MadeAuthority made) {
    return made.external()
        .flatMap(external ->
            made.anchor()
                .flatMap(anchor ->
                    evidence.seen(
                        new SessionEvidence.Wanted(
                            made.run(),
                            anchor,
                            new SoughtCertificate(
                                plans.certificate(external.certificate()),
                                external.commonName(),
                                external.canary()),
                            external.from()))));
  }
}
