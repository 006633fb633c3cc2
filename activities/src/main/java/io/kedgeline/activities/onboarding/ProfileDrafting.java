package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.RoleParameter;
import io.kedgeline.activities.aws.RoleTemplate;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.ProfileClass;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Drafts what was asked for from the shipped templates. Whoever gathers does it for the plan, and
 * whoever makes does it again: what the plan has must be what this worker ships.
 */
public final class ProfileDrafting {

  private final Rulebook rulebook;

  /** Drafts under this rulebook. */
  public ProfileDrafting(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /**
   * The draft.
   *
   * @throws IllegalArgumentException when it cannot be drafted, saying what is wrong
   */
  public ProfileDraft draft(ProfileRequest request) {
    TrustPolicyRules rules =
        rulebook
            .trustPolicies()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the rulebook has no trustPolicies, so nothing says what is required"));
    Environment environment =
        rulebook
            .profileOnboarding()
            .flatMap(known -> known.environment(request.environment()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "environment: the rulebook makes profiles in none of this name"));
    RoleTemplate template =
        RoleTemplate.forProfile(request.profile())
            .orElseThrow(() ->
                new IllegalArgumentException("profile: must be one of " + RoleTemplate.profiles()));
    if (template == RoleTemplate.BREAK_GLASS) {
      throw new IllegalArgumentException(
          "profile: a break-glass role is made by an administrator, for whoever could hand it on could open it without a window (docs/decisions/0021)");
    }
    RoleArn role = template.role(environment.account());
    ProfileDraft draft =
        new ProfileDraft(
            template.profile(),
            session(rules, template.profile()),
            template.profileClass(),
            role,
            rulebook.boundaryOf(role, environment),
            new TrustPolicyTemplate(
                environment.account(), List.of(request.anchor()), request.certificate()),
            template.policy(environment.account(), parameters(request.parameters())));
    draft.requirePinned(rules);
    return draft;
  }

  /** As long as its class may have, as far as the role allows. */
  private static Duration session(TrustPolicyRules rules, String profile) {
    Duration longest =
        rules
            .classOf(profile)
            .map(ProfileClass::longestSession)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "profile: the rulebook has no class for the name " + profile));
    return longest.compareTo(ProfileDraft.MAXIMUM_SESSION) < 0
        ? longest
        : ProfileDraft.MAXIMUM_SESSION;
  }

  private static Map<RoleParameter, String> parameters(Map<String, String> given) {
    Map<RoleParameter, String> parameters = new EnumMap<>(RoleParameter.class);
    given.forEach((name, value) -> parameters.put(parameter(name), value));
    return parameters;
  }

  private static RoleParameter parameter(String name) {
    return Stream.of(RoleParameter.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "with: must name one of " + List.of(RoleParameter.values())));
  }
}
