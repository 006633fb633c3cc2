package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.workflows.port.UndoReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes away what a run made and did not register: the anchor first, so that nobody is let in, and
 * the bucket last, since AWS Private CA writes into it while there is an authority.
 */
final class AuthorityUndoing {

  private final AccountSessions sessions;
  private final AuthorityTable authorities;

  AuthorityUndoing(AccountSessions sessions, AuthorityTable authorities) {
    this.sessions = sessions;
    this.authorities = authorities;
  }

  UndoReport undo(RunId run) {
    return authorities.withRun(
        run,
        rows -> {
          Optional<MadeAuthority> made = rows.made();
          List<String> seen =
              made.filter(AuthorityUndoing::begun).map(this::unmade).orElse(List.of());
          made.filter(AuthorityUndoing::begun)
              .ifPresent(there -> {
                if (there.canaryStands()) {
                  throw Unmade.notReadBack(
                      "the canary of %s may stand, so this is not undone yet".formatted(run));
                }
                rows.end(MadeStage.UNDONE);
              });
          return new UndoReport(
              run, made.filter(there -> there.stage() == MadeStage.REGISTERED).isPresent(), seen);
        });
  }

  private static boolean begun(MadeAuthority made) {
    return made.stage() == MadeStage.BEGUN;
  }

  private List<String> unmade(MadeAuthority made) {
    return sessions.acting(
        Duty.PKI, made.account(), made.region(), made.run(), clients -> unmade(made, clients));
  }

  private static List<String> unmade(MadeAuthority made, AwsClients clients) {
    List<String> gone = new ArrayList<>();
    made.authority()
        .filter(authority ->
            new AnchorMaker(clients.rolesAnywhere()).unmake(made.run(), authority, made.anchor()))
        .ifPresent(authority -> gone.add("the trust anchor of %s is gone".formatted(authority)));
    made.revocationList()
        .ifPresent(list -> new ListImporter(clients.rolesAnywhere()).requireGone(list));
    if (new OwnAuthorities(clients.privateCa()).unmake(made.run(), made.authority())) {
      gone.add("the authority of %s is deleted".formatted(made.environment()));
    }
    if (new BucketMaker(clients.s3()).unmake(made.run(), made.bucket(), made.bucketMade())) {
      gone.add("bucket %s is gone".formatted(made.bucket()));
    }
    return gone;
  }
}
