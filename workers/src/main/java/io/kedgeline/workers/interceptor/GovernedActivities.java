package io.kedgeline.workers.interceptor;

import io.kedgeline.activities.aws.CallCounter;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.MoreTimeGiven;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.WarrantRefusal;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.journal.JournalSealed;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.telling.TellingTable;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.GovernedAct;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.TrailRequest;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before every activity: knows the start, journals what the server could not tell and then
 * the facts that ride in, verifies the warrant, journals the intent, lets the activity run,
 * journals the result. In that order, so that a crash anywhere leaves a visible half and never an
 * act without a record.
 */
public final class GovernedActivities extends WorkerInterceptorBase {

  private static final Logger LOG = LoggerFactory.getLogger(GovernedActivities.class);

  private final JournalTable journal;
  private final Tellings tellings;
  private final StartGuard starts;
  private final WarrantGuard warrants;
  private final ChangeGuard changes;
  private final WithoutLedger withoutLedger;
  private final InstantSource clock;

  /**
   * Journals into this table, believes these starts, verifies with these guards; without the
   * ledger, for which these stand, there is something else.
   */
  public GovernedActivities(
      JournalTable journal,
      TellingTable tellings,
      RunStartTable starts,
      WarrantGuard warrants,
      ChangeGuard changes,
      WithoutLedger withoutLedger,
      InstantSource clock) {
    this.journal = journal;
    this.tellings = new Tellings(tellings, journal);
    this.starts = new StartGuard(starts);
    this.warrants = warrants;
    this.changes = changes;
    this.withoutLedger = withoutLedger;
    this.clock = clock;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Inbound(next);
  }

  private final class Inbound extends ActivityInboundCallsInterceptorBase {

    private Optional<ActivityInfo> info = Optional.empty();

    Inbound(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = Optional.of(context.getInfo());
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      ActivityInfo task = info.orElseThrow();
      String type = task.getActivityType();
      CarriesFacts carrier =
          Arrays.stream(input.getArguments())
              .filter(CarriesFacts.class::isInstance)
              .map(CarriesFacts.class::cast)
              .findFirst()
              .filter(found -> ActivityDuties.known(type))
              .orElseThrow(
                  () -> refused(WarrantRefusal.NO_WARRANT, WarrantRefusal.NO_WARRANT.sentence()));
      try {
        return govern(input, task, carrier);
      } catch (RuntimeException failed) {
        if (LedgerUnreachable.causes(failed)) {
          throw withoutLedger.answer(type, carrier, workflow(task));
        }
        throw failed;
      }
    }

    private ActivityOutput govern(ActivityInput input, ActivityInfo task, CarriesFacts carrier) {
      String type = task.getActivityType();
      RunId run =
          starts.check(workflow(task), execution(task), ActivityDuties.leadsToOpening(type));
      strange(run, carrier, task).ifPresent(refusal -> refuse(run, task, refusal, Map.of()));
      tellings.takeIn(run);
      record(run, type, CarriedFacts.tellable(carrier, execution(task)));
      Optional<Operation> operation = ActivityDuties.operation(type);
      operation.ifPresent(asked -> verify(run, task, carrier, asked));
      operation.ifPresent(
          asked -> note(run, task, "intent", FactKind.INTENT, intent(asked, carrier)));
      return perform(input, run, task, carrier);
    }

    /** A chain that has ended takes no more; that must not keep anybody from being put out. */
    private void record(RunId run, String type, List<Fact> facts) {
      try {
        journal.append(run, facts);
      } catch (JournalSealed ended) {
        if (!ActivityDuties.closes(type)) {
          throw ended;
        }
        LOG.error("{}: {} goes on behind the seal and is not journalled", run, type);
      }
    }

    private ActivityOutput perform(
        ActivityInput input, RunId run, ActivityInfo task, CarriesFacts carrier) {
      CallCounter.reset();
      ActivityOutput output;
      try {
        output = super.execute(input);
      } catch (RuntimeException failed) {
        Map<String, String> detail = new HashMap<>(calls());
        detail.put("failure", sentence(failed));
        noteUnlessSealing(run, task, FactKind.FAILED, detail);
        throw failed;
      }
      Map<String, String> detail = new HashMap<>(calls());
      detail.putAll(Outcomes.of(carrier, output.getResult()));
      noteUnlessSealing(run, task, FactKind.RESULT, detail);
      return output;
    }

    private void noteUnlessSealing(
        RunId run, ActivityInfo task, FactKind kind, Map<String, String> detail) {
      if (!ActivityDuties.seals(task.getActivityType())) {
        note(run, task, "result", kind, detail);
      }
    }

    private void verify(RunId run, ActivityInfo task, CarriesFacts carrier, Operation operation) {
      Optional<WarrantRefusal> refusal =
          switch (carrier) {
            case GovernedAct act when operation.effect() == Effect.OPENS ->
                warrants.refusal(act, operation, workflow(task), execution(task));
            case ClosingAct act when operation.effect() == Effect.CLOSES ->
                warrants.refusal(act, workflow(task));
            // what it takes away is what the ledger's own row says that this very run made
            case UndoingAct act when operation.effect() == Effect.CLOSES -> Optional.empty();
            default -> Optional.of(WarrantRefusal.NO_WARRANT);
          };
      refusal.ifPresent(why -> refuse(run, task, why, Map.of()));
      if (carrier instanceof GovernedAct act) {
        unlessTheChangeForbids(run, task, act);
      }
    }

    private void unlessTheChangeForbids(RunId run, ActivityInfo task, GovernedAct act) {
      Optional<String> forbidden;
      try {
        forbidden = changes.refusal(act, clock.instant());
      } catch (ApplicationFailure unknown) {
        note(run, task, "result", FactKind.FAILED, Map.of("failure", sentence(unknown)));
        throw unknown;
      }
      forbidden.ifPresent(
          why -> refuse(run, task, WarrantRefusal.CHANGE_FORBIDS, Map.of("change", why)));
    }

    /** A refused task is the run's to know of, whoever made it. */
    private void refuse(
        RunId run, ActivityInfo task, WarrantRefusal refusal, Map<String, String> more) {
      Map<String, String> detail = new HashMap<>(more);
      detail.put("refusal", refusal.name());
      note(run, task, "warrant", FactKind.WARRANT_REFUSED, detail);
      throw refused(refusal, more.getOrDefault("change", refusal.sentence()));
    }

    private void note(
        RunId run, ActivityInfo task, String what, FactKind kind, Map<String, String> more) {
      Map<String, String> detail = new HashMap<>(more);
      detail.put("activity", task.getActivityType());
      detail.put("attempt", Integer.toString(task.getAttempt()));
      String key =
          "activity/%s/%s/%d/%s"
              .formatted(execution(task), task.getActivityId(), task.getAttempt(), what);
      record(
          run,
          task.getActivityType(),
          List.of(Fact.of(key, kind, clock.instant(), "worker/" + task.getActivityType(), detail)));
    }
  }

  /**
   * What is wrong with a task before anything in it is looked at. A closing that a reset has
   * carried over into another execution is none the worse: it only tells nothing.
   */
  private static Optional<WarrantRefusal> strange(
      RunId run, CarriesFacts carrier, ActivityInfo task) {
    boolean complete =
        switch (carrier) {
          case GovernedAct act -> act.complete();
          case ClosingAct act -> act.complete();
          case TrailRequest request -> request.complete();
          default -> true;
        };
    if (!complete) {
      return Optional.of(WarrantRefusal.NO_WARRANT);
    }
    if (!run.equals(carrier.run())) {
      return Optional.of(WarrantRefusal.OTHER_RUN);
    }
    boolean forged =
        CarriedFacts.tellable(carrier, execution(task)).size() < carrier.facts().size();
    return forged && !ActivityDuties.closes(task.getActivityType())
        ? Optional.of(WarrantRefusal.FORGED_FACT)
        : Optional.empty();
  }

  private static Map<String, String> calls() {
    return Map.of("awsCalls", Integer.toString(CallCounter.calls()));
  }

  /** Empty for an activity that no workflow asked for; no start has that name. */
  private static String workflow(ActivityInfo task) {
    return Optional.ofNullable(task.getWorkflowId()).orElse("");
  }

  private static String execution(ActivityInfo task) {
    return Optional.ofNullable(task.getWorkflowRunId()).orElse("");
  }

  private static Map<String, String> intent(Operation operation, CarriesFacts carrier) {
    return switch (carrier) {
      case OpeningAct act -> opening(operation, act);
      case MakingAct act ->
          Map.of(
              "operation", operation.name(),
              "object",
                  act.papers().plan().actions().stream()
                      .filter(action -> action.operation() == operation)
                      .map(PlannedAction::object)
                      .findFirst()
                      .orElse(""));
      case CertificateAct act ->
          Map.of(
              "operation",
              operation.name(),
              "object",
              act.papers().plan().actions().stream()
                  .filter(action -> action.operation() == operation)
                  .map(PlannedAction::object)
                  .findFirst()
                  .orElse(""),
              "presentation",
              Digest.ofText(act.presentation().payload()).hex());
      case ClosingAct act -> intent(operation, act.lease());
      default -> Map.of("operation", operation.name());
    };
  }

  private static Map<String, String> opening(Operation operation, OpeningAct act) {
    Map<String, String> detail = new HashMap<>(intent(operation, act.lease()));
    Plan plan = act.papers().plan();
    if (plan.moreTimeAskedAt().isPresent()) {
      detail.put(MoreTimeGiven.ASKED_BY, plan.asker().value());
    }
    return detail;
  }

  private static Map<String, String> intent(Operation operation, LeaseClaim lease) {
    return Map.of(
        "operation", operation.name(),
        "object", lease.object(),
        "role", lease.role().value(),
        "holder", lease.holder().value(),
        "from", lease.from().toString(),
        "until", lease.until().toString(),
        "extensions", Integer.toString(lease.extensions()));
  }

  private static String sentence(RuntimeException failed) {
    return failed instanceof ApplicationFailure known
        ? known.getType() + ": " + known.getOriginalMessage()
        : failed.getClass().getSimpleName();
  }

  private static ApplicationFailure refused(WarrantRefusal refusal, String sentence) {
    return ApplicationFailure.newNonRetryableFailure(
        refusal.name() + ": " + sentence, FailureType.WARRANT_REFUSED.name());
  }
}
