package io.kedgeline.activities.enrollment;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.rulebook.Environment;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.ledger.registry.ProfileTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.Optional;

/**
 * The profiles that RB-02 registered. Whom one lets in is not the row's to say, which whoever makes
 * profiles writes: it is what was signed when the profile was asked for.
 */
public final class RegisteredProfiles {

  private final ProfileTable profiles;
  private final RunStartTable starts;
  private final Keyring keyring;

  /** The profiles in this ledger, asked for by acts that a key of this ring signed. */
  public RegisteredProfiles(ProfileTable profiles, RunStartTable starts, Keyring keyring) {
    this.profiles = profiles;
    this.starts = starts;
    this.keyring = keyring;
  }

  /** The profile of this name in this environment, if one is registered. */
  public Optional<RegisteredProfile> find(Environment environment, String name) {
    return profiles
        .registered(environment.account(), environment.region(), name)
        .flatMap(made -> made.profile().flatMap(profile -> asked(made, profile)));
  }

  private Optional<RegisteredProfile> asked(MadeProfile made, ProfileArn profile) {
    return starts
        .find(made.run())
        .flatMap(start -> request(start.request()))
        .filter(asked -> asked.header().run().equals(made.run()))
        .flatMap(asked -> asked.asks(ProfileRequest.class))
        .map(request ->
            new RegisteredProfile(
                made.run(),
                made.name(),
                profile,
                made.role(),
                request.anchor(),
                request.certificate()));
  }

  private Optional<Act.Request> request(String signed) {
    try {
      return keyring
          .open(WireMapper.strict().readValue(signed, SignedAct.class))
          .filter(Act.Request.class::isInstance)
          .map(Act.Request.class::cast);
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
