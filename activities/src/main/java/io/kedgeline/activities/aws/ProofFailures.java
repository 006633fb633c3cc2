package io.kedgeline.activities.aws;

import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** What a proof fails with: what it saw is not as it must be, or it could not see. */
public final class ProofFailures {

  /**
   * A probe that may fail in all the ways that networks and keys do.
   *
   * @param <T> what it comes to
   */
  @FunctionalInterface
  public interface Probe<T> {

    /** Probes. */
    T run() throws IOException, GeneralSecurityException, InterruptedException;
  }

  private ProofFailures() {}

  /** What was seen is not as it must be; it may be so a moment later. */
  public static ApplicationFailure unproved(String sentence) {
    return ApplicationFailure.newFailure(sentence, FailureType.NOT_PROVED.name());
  }

  /** Runs this, and names what keeps it from seeing. */
  public static <T> T naming(Probe<T> probe) {
    return AwsFailures.naming(() -> {
      try {
        return probe.run();
      } catch (IOException unanswered) {
        throw ApplicationFailure.newFailure(
            "Roles Anywhere could not be asked: " + unanswered.getMessage(),
            FailureType.AWS_UNAVAILABLE.name());
      } catch (GeneralSecurityException broken) {
        throw ApplicationFailure.newNonRetryableFailure(
            "the canary cannot sign: " + broken.getMessage(), FailureType.NOT_PROVED.name());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw ApplicationFailure.newFailure(
            "the worker is stopping", FailureType.AWS_UNAVAILABLE.name());
      }
    });
  }
}
