package io.kedgeline.domain.warrant;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.plan.Digest;
import java.time.Duration;
import java.util.Optional;

/**
 * What an authenticated person does to a run, in the form that the server signs. Whoever signs
 * vouches for the person; whoever reads verifies the signature before believing a word.
 */
public sealed interface Act {

  /** Who, for which run, when. */
  ActHeader header();

  /**
   * Asks for a run.
   *
   * @param request what is asked
   */
  record Request(ActHeader header, RunRequest request) implements Act {

    /** What is asked, if it is of this kind. */
    public <R extends RunRequest> Optional<R> asks(Class<R> kind) {
      return Optional.of(request).filter(kind::isInstance).map(kind::cast);
    }
  }

  /**
   * Votes on a plan.
   *
   * @param execution the first Temporal execution of the run: a vote does not outlive a restart
   * @param round the round of planning
   * @param plan the digest of the plan that the person saw
   * @param slot the slot to fill; a denial needs none
   * @param decision what they say
   * @param reason in their words, perhaps empty
   * @param signIn the proof of a sign-in for this plan, where the slot asks for one
   */
  record Ballot(
      ActHeader header,
      String execution,
      int round,
      Digest plan,
      Optional<String> slot,
      Decision decision,
      String reason,
      Optional<SignInToken> signIn)
      implements Act {}

  /**
   * Takes one's own vote back.
   *
   * @param execution the first Temporal execution of the run
   */
  record Withdrawal(ActHeader header, String execution) implements Act {}

  /**
   * Ends the run: withdraws it before it opens, closes it after.
   *
   * @param execution the first Temporal execution of the run
   * @param reason in the person's words, perhaps empty
   */
  record Close(ActHeader header, String execution, String reason) implements Act {}

  /**
   * Asks for more time in a window that is open.
   *
   * @param execution the first Temporal execution of the run
   * @param by how much later the window shall end: whole seconds
   * @param reason why, in the person's words, as a request's
   */
  record Extension(ActHeader header, String execution, Duration by, String reason) implements Act {

    public Extension {
      WindowRequest.require(by, "by");
      Reason.require(reason);
    }
  }

  /**
   * Shows a device's request for a certificate, by a one-time token that the server has used up for
   * it.
   *
   * @param header its person is who had the token made
   * @param execution the first Temporal execution of the run
   * @param device the device that showed it
   * @param persona as what it wants to be enrolled
   * @param token the SHA-256 of the token's secret
   * @param certificateRequest PKCS#10 (RFC 2986) in PEM, as it was shown
   */
  record Presentation(
      ActHeader header,
      String execution,
      DeviceId device,
      Persona persona,
      Digest token,
      String certificateRequest)
      implements Act {

    /** How many characters a request may have: one with an RSA key of 4096 bits has a quarter. */
    public static final int LONGEST_REQUEST = 8 * 1024;

    public Presentation {
      requireSize(certificateRequest);
    }

    private static void requireSize(String certificateRequest) {
      if (certificateRequest.isEmpty() || certificateRequest.length() > LONGEST_REQUEST) {
        throw new IllegalArgumentException(
            "certificateRequest: must be 1 to %d characters".formatted(LONGEST_REQUEST));
      }
    }
  }

  /**
   * Shows the key of a window's holder: their request for the certificate that is issued for it.
   *
   * @param header its person is the holder
   * @param execution the first Temporal execution of the run
   * @param certificateRequest PKCS#10 (RFC 2986) in PEM, as it was shown
   */
  record KeyPresentation(ActHeader header, String execution, String certificateRequest)
      implements Act {

    public KeyPresentation {
      Presentation.requireSize(certificateRequest);
    }
  }

  /**
   * Records the review of a window that has closed.
   *
   * @param execution the first Temporal execution of the run
   * @param changes the digest of the list of changes that the person saw
   * @param conclusion what they come to
   * @param reason in their words, as long as a request's
   */
  record Review(
      ActHeader header, String execution, Digest changes, Conclusion conclusion, String reason)
      implements Act {

    public Review {
      Reason.require(reason);
    }
  }
}
