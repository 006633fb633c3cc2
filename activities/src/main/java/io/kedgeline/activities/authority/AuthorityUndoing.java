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
import java.util.function.Predicate;
import software.amazon.awssdk.services.rolesanywhere.model.Source;

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
    if (new AnchorMaker(clients).unmake(made.run(), source(made), made.anchor())) {
      gone.add("the trust anchor of %s is gone".formatted(made.environment()));
    }
    made.revocationList()
        .ifPresent(list -> new ListImporter(clients.rolesAnywhere()).requireGone(list));
    if (made.external().isEmpty()
        && new OwnAuthorities(clients.privateCa()).unmake(made.run(), made.authority())) {
      gone.add("the authority of %s is deleted".formatted(made.environment()));
    }
    made.bucket()
        .filter(
            bucket -> new BucketMaker(clients.s3()).unmake(made.run(), bucket, made.bucketMade()))
        .ifPresent(bucket -> gone.add("bucket %s is gone".formatted(bucket)));
    return gone;
  }

  /** Whom an anchor of the run may trust; nobody while nothing can have been made. */
  private static Predicate<Source> source(MadeAuthority made) {
    return made.authority()
        .<Predicate<Source>>map(authority -> new AnchorSource.PrivateCa(authority)::is)
        .or(() ->
            made.external().map(one -> source -> AnchorSource.bundles(source, one.certificate())))
        .orElse(source -> false);
  }
}
