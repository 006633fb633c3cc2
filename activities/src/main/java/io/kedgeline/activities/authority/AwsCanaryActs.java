package io.kedgeline.activities.authority;

import static io.kedgeline.activities.authority.AuthorityPlans.before;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.making.ProfileMaker;
import io.kedgeline.activities.making.ProfileOrder;
import io.kedgeline.activities.making.RoleMaker;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.CanaryDraft;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.registry.AuthorityRows;
import io.kedgeline.ledger.registry.AuthorityTable;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.UndoReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Makes on AWS who is let in to prove an anchor, and takes it away. */
public final class AwsCanaryActs implements CanaryActs {

  private final AccountSessions sessions;
  private final AuthorityTable authorities;
  private final AnchorPlans plans;

  /** Makes through these sessions, noted here, what these plans say. */
  public AwsCanaryActs(AccountSessions sessions, AuthorityTable authorities, AnchorPlans plans) {
    this.sessions = sessions;
    this.authorities = authorities;
    this.plans = plans;
  }

  @Override
  public MakingReport createCanary(MakingAct act) {
    AnchorPlan plan = plans.of(act);
    TrustAnchorArn anchor = authorities.withRun(plan.run(), rows -> begin(plan, rows));
    ProfileOrder order = order(plan, anchor);
    ProfileArn profile =
        authorities.withRun(
            plan.run(),
            rows -> {
              MadeAuthority made = standing(plan, rows);
              ProfileArn enabled =
                  sessions.acting(
                      Duty.PROVISION,
                      plan.account(),
                      plan.region(),
                      plan.run(),
                      clients -> made(order, made.canaryProfile(), clients));
              rows.canary(enabled);
              return enabled;
            });
    return new MakingReport(
        plan.run(),
        Operation.CREATE_CANARY,
        List.of(
            "role %s trusts %s alone and is as planned when read back"
                .formatted(order.draft().role(), anchor),
            "profile %s is enabled and as planned when read back".formatted(profile)));
  }

  private static TrustAnchorArn begin(AnchorPlan plan, AuthorityRows rows) {
    TrustAnchorArn anchor =
        before(AuthorityPlans.begun(rows.made(), plan).anchor(), "trust anchor");
    rows.canaryBegun();
    standing(plan, rows);
    return anchor;
  }

  /** A canary that was taken away is not made again. */
  private static MadeAuthority standing(AnchorPlan plan, AuthorityRows rows) {
    return before(
        Optional.of(AuthorityPlans.begun(rows.made(), plan)).filter(MadeAuthority::canaryStands),
        "canary that is not taken away");
  }

  private static ProfileOrder order(AnchorPlan plan, TrustAnchorArn anchor) {
    CanaryDraft canary = plan.draft().canary();
    SortedMap<String, String> tags = AuthorityTags.of(plan);
    tags.put(ProfileDraft.CLASS_TAG, CanaryDraft.PROFILE_CLASS);
    return new ProfileOrder(
        plan.run(), plan.region(), canary.at(anchor), canary.canaryDeny(), tags);
  }

  private static ProfileArn made(
      ProfileOrder order, Optional<ProfileArn> noted, AwsClients clients) {
    new RoleMaker(clients).make(order);
    return new ProfileMaker(clients).makeEnabled(order, noted);
  }

  @Override
  public UndoReport undoCanary(UndoingAct act) {
    RunId run = act.run();
    return authorities.withRun(
        run,
        rows -> {
          Optional<MadeAuthority> made = rows.made();
          List<String> seen =
              made.filter(MadeAuthority::canaryStands)
                  .filter(there -> there.stage() == MadeStage.BEGUN)
                  .map(this::unmade)
                  .orElse(List.of());
          rows.canaryGone();
          return new UndoReport(
              run, made.filter(there -> there.stage() == MadeStage.REGISTERED).isPresent(), seen);
        });
  }

  private List<String> unmade(MadeAuthority made) {
    return sessions.acting(
        Duty.PROVISION,
        made.account(),
        made.region(),
        made.run(),
        clients -> {
          List<String> gone = new ArrayList<>();
          if (new ProfileMaker(clients)
              .unmake(made.run(), made.canaryName(), made.canaryProfile())) {
            gone.add("profile %s is gone".formatted(made.canaryName()));
          }
          if (new RoleMaker(clients).unmake(made.canaryRole(), made.run())) {
            gone.add("role %s is gone".formatted(made.canaryRole()));
          }
          return gone;
        });
  }
}
