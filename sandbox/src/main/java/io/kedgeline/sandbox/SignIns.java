package io.kedgeline.sandbox;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.sandbox.world.Browser;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.sandbox.world.WorldFiles;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.oidc.CodeFlow;
import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.TerminalSignIn;
import io.kedgeline.starters.oidc.TokenVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** People signing in at the company's issuer, as their browsers would. */
final class SignIns {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI server;
  private final String issuer;
  private final Rulebook rulebook;

  SignIns(URI server, String issuer, Rulebook rulebook) {
    this.server = server;
    this.issuer = issuer;
    this.rulebook = rulebook;
  }

  String toTheServer(PersonId person) {
    SignInView where = new ApiClient(server, Optional.empty()).signIn();
    return new TerminalSignIn(IssuerMetadata.discover(where.issuer()), where.client())
        .complete(Optional.of(InventedPeople.subject(person)), new Browser(), PATIENCE)
        .token();
  }

  String approving(PersonId person, Digest plan) {
    SignInView where = new ApiClient(server, Optional.empty()).signIn();
    return new TerminalSignIn(IssuerMetadata.discover(where.issuer()), where.approvalClient())
        .complete(
            CodeFlow.Purpose.approval(plan, stepUp()),
            Optional.of(InventedPeople.subject(person)),
            new Browser(),
            PATIENCE)
        .token();
  }

  Optional<SignInToken> proof(PersonId person, Optional<String> slot, Digest plan) {
    return slot.filter(Sandbox.SIGN_IN_SLOT::equals)
        .filter(named -> InventedPeople.everybody().contains(person))
        .map(named ->
            new TokenVerifier(IssuerMetadata.discover(issuer), WorldFiles.APPROVAL_CLIENT)
                .withItsKey(approving(person, plan)));
  }

  private StepUp stepUp() {
    return rulebook.breakGlass().slots().stream()
        .filter(slot -> slot.name().equals(Sandbox.SIGN_IN_SLOT))
        .findFirst()
        .flatMap(Slot::stepUp)
        .orElseThrow();
  }
}
