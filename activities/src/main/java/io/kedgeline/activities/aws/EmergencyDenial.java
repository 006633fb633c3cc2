package io.kedgeline.activities.aws;

import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Puts a holder out while the ledger does not answer: with a policy that only denies, only them,
 * and that needs neither claims nor locks.
 */
public final class EmergencyDenial {

  private final AccountSessions sessions;

  /** Denies as the closing role. */
  public EmergencyDenial(AccountSessions sessions) {
    this.sessions = sessions;
  }

  /** Denies, and reads the denial back. A role that is gone has no sessions either. */
  public void put(EmergencyDeny deny, ProfileArn profile) {
    sessions.acting(
        Duty.CONTAIN,
        profile,
        deny.run(),
        clients -> {
          new UnlessGone(clients, deny.role()).make(() -> put(deny, clients));
          return deny;
        });
  }

  private static void put(EmergencyDeny deny, AwsClients clients) {
    String name = EmergencyDeny.policyName(deny.run());
    clients
        .iam()
        .putRolePolicy(
            r -> r.roleName(deny.role().name()).policyName(name).policyDocument(deny.policy()));
    String after =
        URLDecoder.decode(
            clients
                .iam()
                .getRolePolicy(r -> r.roleName(deny.role().name()).policyName(name))
                .policyDocument(),
            StandardCharsets.UTF_8);
    if (!after.equals(deny.policy())) {
      throw ApplicationFailure.newFailure(
          "policy %s of %s does not read back as it was written".formatted(name, deny.role()),
          FailureType.NOT_READ_BACK.name());
    }
  }

  /**
   * Takes away what runs left that nobody needs any more: a role has room for so many policies and
   * no more, and what closes must find some.
   *
   * @param needless whether nobody whom this run may have let in can be in still
   */
  static void liftNeedless(RoleArn role, Predicate<RunId> needless, AwsClients clients) {
    clients.iam().listRolePoliciesPaginator(r -> r.roleName(role.name())).policyNames().stream()
        .flatMap(name -> EmergencyDeny.runOf(name).stream())
        .filter(needless)
        .forEach(run -> lift(run, role, clients));
  }

  /** Takes the run's denial away, once what the claims want stands in its place. */
  static void lift(RunId run, RoleArn role, AwsClients clients) {
    try {
      clients
          .iam()
          .deleteRolePolicy(r -> r.roleName(role.name()).policyName(EmergencyDeny.policyName(run)));
    } catch (NoSuchEntityException noneWasPut) {
      return;
    }
  }
}
