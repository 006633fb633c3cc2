package io.kedgeline.activities.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the AWS calls that the present thread's activity makes, tries included. */
public final class CallCounter implements ExecutionInterceptor {

  private static final ThreadLocal<Integer> CALLS = ThreadLocal.withInitial(() -> 0);

  /** Begins at nothing. */
  public static void reset() {
    CALLS.set(0);
  }

  /** How many calls since the last {@link #reset}. */
  public static int calls() {
    return CALLS.get();
  }

  /** Counts a call that no SDK makes. */
  public static void count() {
    CALLS.set(CALLS.get() + 1);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes executionAttributes) {
    count();
  }
}
