package io.kedgeline.starters.http;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.WellFormed;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.starters.api.CertificateRequestPem;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.desk.WindowForm;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads what clients send, into the domain's types. */
final class Bodies {

  /**
   * A vote.
   *
   * @param decision approve or deny
   * @param plan the digest of the plan that the person saw
   * @param slot which slot to fill; needed to approve
   * @param reason why; needed to deny
   */
  record Vote(
      Decision decision,
      Digest plan,
      Optional<String> slot,
      String reason,
      Optional<String> idToken) {}

  /**
   * A wish for more time.
   *
   * @param by how much later the window shall end
   * @param reason why
   */
  record Extension(Duration by, String reason) {}

  /**
   * A review.
   *
   * @param changes the digest of the list of changes that the person saw
   * @param conclusion what they come to
   * @param reason in their words
   */
  record Review(Digest changes, Conclusion conclusion, String reason) {}

  private static final int LONGEST_REASON = 500;
  private static final Rule<String> SLOT =
      WellFormed.UNICODE.and(slot ->
          slot.length() <= 63 ? Optional.empty() : Optional.of("must be at most 63 characters"));
  private static final Rule<String> ID_TOKEN =
      token -> token.isEmpty() ? Optional.of("must be an ID token") : Optional.empty();
  private static final Rule<String> REASON =
      WellFormed.UNICODE.and(reason ->
          reason.isBlank()
                  || reason.length() > LONGEST_REASON
                  || reason.chars().anyMatch(Character::isISOControl)
              ? Optional.of("must be 1 to " + LONGEST_REASON + " characters, no control characters")
              : Optional.empty());

  private final Rulebook rulebook;
  private final WindowForm form;

  Bodies(Rulebook rulebook) {
    this.rulebook = rulebook;
    this.form = new WindowForm(rulebook);
  }

  Optional<WindowRequest> window(Section body) {
    return form.read(body);
  }

  Optional<Extension> extension(Section body) {
    Optional<Duration> by = body.duration("by", this::extensionBroken);
    Optional<String> reason = body.text("reason", Reason.RULE);
    return body.sound()
        ? Optional.of(new Extension(by.orElseThrow(), reason.orElseThrow()))
        : Optional.empty();
  }

  private Optional<String> extensionBroken(Duration by) {
    Duration most = rulebook.breakGlass().maximumWindow();
    return !by.isPositive()
            || !by.equals(by.truncatedTo(ChronoUnit.SECONDS))
            || by.compareTo(most) >= 0
        ? Optional.of("must be whole seconds, and less than " + most)
        : Optional.empty();
  }

  static Optional<Review> review(Section body) {
    Optional<Digest> changes = body.named("changes", Digest::new);
    Optional<Conclusion> conclusion = body.named("conclusion", Bodies::conclusion);
    Optional<String> reason = body.text("reason", Reason.RULE);
    return body.sound()
        ? Optional.of(
            new Review(changes.orElseThrow(), conclusion.orElseThrow(), reason.orElseThrow()))
        : Optional.empty();
  }

  static Optional<HolderKey> holderKey(Section body) {
    Optional<String> request = CertificateRequestPem.in(body, "certificateRequest");
    return body.sound() ? request.map(HolderKey::new) : Optional.empty();
  }

  private static Conclusion conclusion(String text) {
    return switch (text) {
      case "justified" -> Conclusion.JUSTIFIED;
      case "misused" -> Conclusion.MISUSED;
      default -> throw new IllegalArgumentException("conclusion: must be justified or misused");
    };
  }

  static Optional<Vote> vote(Section body) {
    Optional<Decision> decision = body.named("decision", Bodies::decision);
    Optional<Digest> plan = body.named("plan", Digest::new);
    Optional<String> slot = body.optionalText("slot", SLOT);
    Optional<String> reason = body.optionalText("reason", REASON);
    Optional<String> idToken =
        body.optionalLongText("idToken", SignInToken.LONGEST_TOKEN, ID_TOKEN);
    decision
        .filter(given -> given == Decision.DENY && reason.isEmpty())
        .ifPresent(denied -> body.faults().add("reason", "is needed to deny"));
    return body.sound()
        ? Optional.of(
            new Vote(decision.orElseThrow(), plan.orElseThrow(), slot, reason.orElse(""), idToken))
        : Optional.empty();
  }

  static Optional<String> closing(Section body) {
    Optional<String> reason = body.text("reason", REASON);
    return body.sound() ? reason : Optional.empty();
  }

  private static Decision decision(String text) {
    return switch (text) {
      case "approve" -> Decision.APPROVE;
      case "deny" -> Decision.DENY;
      default -> throw new IllegalArgumentException("decision: must be approve or deny");
    };
  }
}
