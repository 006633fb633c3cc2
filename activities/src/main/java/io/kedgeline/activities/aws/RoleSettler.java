package io.kedgeline.activities.aws;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.DesiredRole;
import io.kedgeline.domain.claim.SessionDeny;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Optional;

/** Makes Kedgeline's own inline policy of a role what the fold of its denials says. */
public final class RoleSettler {

  private final ClaimTable claims;
  private final SourceIdentity canary;
  private final InstantSource clock;

  /** Settles by these claims, with this probe's witness sessions denied too, on this clock. */
  public RoleSettler(ClaimTable claims, SourceIdentity canary, InstantSource clock) {
    this.claims = claims;
    this.canary = canary;
    this.clock = clock;
  }

  /** Adds the denial, and then writes the role's policy, under the role's lock in the ledger. */
  public void settle(SessionDeny deny, AwsClients clients) {
    claims.withObject(
        deny.object(),
        object -> {
          object.put(deny);
          return deny;
        });
    claims.withObject(
        deny.object(),
        object -> {
          DesiredRole desired = DesiredRole.of(object.denies(), canary, clock.instant());
          write(deny, desired, clients);
          return desired;
        });
  }

  private static void write(SessionDeny deny, DesiredRole desired, AwsClients clients) {
    AwsReader reader = new AwsReader(clients);
    if (desired.denials().isEmpty() || reader.denials(deny.role()).equals(desired.denials())) {
      return;
    }
    put(deny, desired, clients);
    Optional<String> after = reader.denials(deny.role());
    if (!after.equals(desired.denials())) {
      throw ApplicationFailure.newFailure(
          "role %s does not read back as it was written".formatted(deny.role()),
          FailureType.NOT_READ_BACK.name());
    }
  }

  private static void put(SessionDeny deny, DesiredRole desired, AwsClients clients) {
    clients
        .iam()
        .putRolePolicy(r ->
            r.roleName(deny.role().name())
                .policyName(DesiredRole.POLICY_NAME)
                .policyDocument(desired.denials().orElseThrow()));
  }
}
