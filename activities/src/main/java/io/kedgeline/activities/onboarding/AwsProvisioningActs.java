package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.making.ProfileMaker;
import io.kedgeline.activities.making.RoleMaker;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.registry.ProfileRows;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.UndoReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes profiles and their roles on AWS. Nothing here checks a warrant: the interceptor has done
 * it. The undo is registered before the do: the ledger's row stands before AWS is asked.
 */
public final class AwsProvisioningActs implements ProvisioningActs {

  private final AccountSessions sessions;
  private final ProfileTable profiles;
  private final ProfileDrafting drafting;

  /** Makes through these sessions, noted here, what this drafts. */
  public AwsProvisioningActs(
      AccountSessions sessions, ProfileTable profiles, ProfileDrafting drafting) {
    this.sessions = sessions;
    this.profiles = profiles;
    this.drafting = drafting;
  }

  @Override
  public MakingReport createRole(MakingAct act) {
    ProfilePlan plan = own(act);
    if (!profiles.begin(plan)) {
      throw Unmade.drifted("another run makes, or has made, a profile %s".formatted(plan.place()));
    }
    return making(
        plan,
        Operation.CREATE_ROLE,
        (rows, clients) -> {
          new RoleMaker(clients).make(ProfileOrders.of(plan));
          return List.of("role %s is as planned when read back".formatted(plan.draft().role()));
        });
  }

  @Override
  public MakingReport createProfile(MakingAct act) {
    ProfilePlan plan = own(act);
    return making(
        plan,
        Operation.CREATE_PROFILE,
        (rows, clients) -> {
          ProfileArn arn =
              new ProfileMaker(clients)
                  .make(ProfileOrders.of(plan), rows.made().flatMap(MadeProfile::profile));
          rows.profile(arn);
          return List.of("profile %s is disabled and as planned when read back".formatted(arn));
        });
  }

  @Override
  public MakingReport enableProfile(MakingAct act) {
    ProfilePlan plan = own(act);
    return making(
        plan,
        Operation.ENABLE_PROFILE,
        (rows, clients) -> {
          ProfileArn arn = arn(rows);
          new ProfileMaker(clients).enable(ProfileOrders.of(plan), arn);
          return List.of("profile %s is enabled when read back".formatted(arn));
        });
  }

  @Override
  public MakingReport registerProfile(MakingAct act) {
    ProfilePlan plan = own(act);
    return making(
        plan,
        Operation.REGISTER_PROFILE,
        (rows, clients) -> {
          ProfileArn arn = arn(rows);
          new RoleMaker(clients).requireAsPlanned(ProfileOrders.of(plan));
          new ProfileMaker(clients).requireAsPlanned(ProfileOrders.of(plan), arn, true);
          rows.end(MadeStage.REGISTERED);
          return List.of(
              "profile %s is registered: owner %s, custodian %s"
                  .formatted(
                      arn,
                      plan.request().registration().owner(),
                      plan.request().registration().custodian()));
        });
  }

  @Override
  public UndoReport undoProfile(UndoingAct act) {
    RunId run = act.run();
    return profiles.withRun(
        run,
        rows -> {
          Optional<MadeProfile> made = rows.made();
          List<String> seen =
              made.filter(there -> there.stage() == MadeStage.BEGUN)
                  .map(there -> unmade(there, rows))
                  .orElse(List.of());
          return new UndoReport(
              run, made.filter(there -> there.stage() == MadeStage.REGISTERED).isPresent(), seen);
        });
  }

  private List<String> unmade(MadeProfile made, ProfileRows rows) {
    List<String> seen =
        sessions.acting(
            Duty.PROVISION,
            made.account(),
            made.region(),
            made.run(),
            clients -> {
              List<String> gone = new ArrayList<>();
              if (new ProfileMaker(clients).unmake(made.run(), made.name(), made.profile())) {
                gone.add("profile %s is gone".formatted(made.name()));
              }
              if (new RoleMaker(clients).unmake(made.role(), made.run())) {
                gone.add("role %s is gone".formatted(made.role()));
              }
              return gone;
            });
    rows.end(MadeStage.UNDONE);
    return seen;
  }

  /**
   * The plan, whose draft must be what this worker ships and not what somebody put into a plan.
   * Each step asks it: the plan of a later one may be another that was voted on in the same run.
   */
  private ProfilePlan own(MakingAct act) {
    ProfilePlan plan = Plans.profile(act);
    try {
      if (drafting.draft(plan.request()).equals(plan.draft())) {
        return plan;
      }
    } catch (IllegalArgumentException undraftable) {
      throw Unmade.drifted(
          "this worker drafts no such profile: %s"
              .formatted(String.valueOf(undraftable.getMessage())));
    }
    throw Unmade.drifted("this worker drafts %s otherwise than the plan".formatted(plan.place()));
  }

  private MakingReport making(ProfilePlan plan, Operation operation, Step step) {
    List<String> seen =
        profiles.withRun(
            plan.run(),
            rows -> {
              requireItsTurn(rows.made(), operation, plan);
              return sessions.acting(
                  Duty.PROVISION,
                  plan.account(),
                  plan.region(),
                  plan.run(),
                  clients -> step.take(rows, clients));
            });
    return new MakingReport(plan.run(), operation, seen);
  }

  /** What lasts is registered again by a try whose answer was lost, and nothing else of it is. */
  private static boolean takes(MadeStage stage, Operation operation) {
    return switch (stage) {
      case BEGUN -> true;
      case REGISTERED -> operation == Operation.REGISTER_PROFILE;
      case UNDONE -> false;
    };
  }

  private static ProfileArn arn(ProfileRows rows) {
    return rows.made()
        .flatMap(MadeProfile::profile)
        .orElseThrow(() -> Unmade.drifted("the run has made no profile yet"));
  }

  private static void requireItsTurn(
      Optional<MadeProfile> made, Operation operation, ProfilePlan plan) {
    if (made.filter(there -> takes(there.stage(), operation)).isEmpty()) {
      throw Unmade.drifted("%s is not being made".formatted(plan.place()));
    }
    if (operation == Operation.REGISTER_PROFILE && made.filter(MadeProfile::proved).isEmpty()) {
      throw Unmade.drifted("%s is not proved, so it is not registered".formatted(plan.place()));
    }
  }

  /** One step, and what was seen. */
  @FunctionalInterface
  private interface Step {
    List<String> take(ProfileRows rows, AwsClients clients);
  }
}
