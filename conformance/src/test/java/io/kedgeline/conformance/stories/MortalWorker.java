package io.kedgeline.conformance.stories;

import io.kedgeline.workers.WorkerProcess;
import io.kedgeline.workers.config.WorkerConfig;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A worker in this process that dies where it is told to: nothing of it is journalled from then on
 * and no result is reported. The engine is told at once what it would otherwise find out when the
 * attempt's time is up; what is handed to the dead one after that is held a moment, unless it is
 * buried before: attempts that failed at once would be tried again as fast as time can be skipped.
 */
final class MortalWorker implements AutoCloseable {

  /** Which side of the call it dies on; on neither does the journal hear what came of it. */
  enum Moment {
    BEFORE_THE_CALL,
    AFTER_THE_CALL
  }

  /**
   * Where a worker can die.
   *
   * @param activity the activity's type
   * @param turn how many of this type a run has begun by then
   * @param moment before or after the call
   */
  record Boundary(String activity, int turn, Moment moment) {

    @Override
    public String toString() {
      return moment + " " + activity + " " + turn;
    }
  }

  private static final Duration MOMENT = Duration.ofMillis(300);

  private final WorkerConfig config;
  private final Map<String, String> begun = Collections.synchronizedMap(new LinkedHashMap<>());
  private final ExecutorService funerals = Executors.newVirtualThreadPerTaskExecutor();
  private Life life = new Life();
  private WorkerProcess process;
  private volatile Optional<Boundary> fate = Optional.empty();

  MortalWorker(Path settings) {
    this.config = WorkerConfig.read(settings);
    this.process = WorkerProcess.start(config, List.of(life));
  }

  /** Lets it die there, once; it has begun nothing so far. */
  void dieAt(Boundary boundary) {
    fate = Optional.of(boundary);
    begun.clear();
  }

  /** The types of the activities that were begun, in order; what is tried again counts once. */
  List<String> begun() {
    synchronized (begun) {
      return List.copyOf(begun.values());
    }
  }

  /** Whether it has died as it was told. */
  boolean hasDied() {
    return fate.isEmpty();
  }

  /** Puts another in its place if it is dead. */
  void bury() {
    if (life.over) {
      life.buried.countDown();
      funerals.execute(process::close);
      life = new Life();
      process = WorkerProcess.start(config, List.of(life));
    }
  }

  @Override
  public void close() {
    life.buried.countDown();
    process.close();
    funerals.close();
  }

  /** One worker's; whatever the engine still hands to a dead one comes to nothing. */
  private final class Life extends WorkerInterceptorBase {

    private final CountDownLatch buried = new CountDownLatch(1);
    private volatile boolean over;

    /** For what is handed to it when it is dead already. */
    void restIfOver() {
      if (over) {
        try {
          var unused = buried.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
        }
        throw new Death();
      }
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
      return new Inbound(this, next);
    }
  }

  /** Not an exception that the journal's interceptor would write down: the dead write nothing. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    Death() {
      super("the worker is dead");
    }
  }

  private final class Inbound extends ActivityInboundCallsInterceptorBase {
    private final Life life;
    private Optional<ActivityInfo> info = Optional.empty();

    Inbound(Life life, ActivityInboundCallsInterceptor next) {
      super(next);
      this.life = life;
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = Optional.of(context.getInfo());
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      String type = info.orElseThrow().getActivityType();
      life.restIfOver();
      begun.putIfAbsent(info.orElseThrow().getActivityId(), type);
      dieIf(type, Moment.BEFORE_THE_CALL);
      ActivityOutput output = super.execute(input);
      dieIf(type, Moment.AFTER_THE_CALL);
      return output;
    }

    private void dieIf(String type, Moment moment) {
      Boundary here = new Boundary(type, Collections.frequency(begun(), type), moment);
      if (fate.filter(here::equals).isPresent()) {
        fate = Optional.empty();
        life.over = true;
      }
      if (life.over) {
        throw new Death();
      }
    }
  }
}
