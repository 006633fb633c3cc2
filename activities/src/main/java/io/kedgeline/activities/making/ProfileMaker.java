package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.CreateProfileRequest;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** Makes one profile, reads it back, lets it issue sessions, and takes away what a run made. */
final class ProfileMaker {

  private final RolesAnywhereClient rolesAnywhere;

  ProfileMaker(AwsClients clients) {
    this.rolesAnywhere = clients.rolesAnywhere();
  }

  /**
   * Makes it disabled, or finds what an earlier try of this run made. CreateProfile takes no token
   * by which a call is known again, and the SDK calls again itself when an answer is lost: what
   * that made besides is taken away.
   *
   * @param noted the profile that is known as this run's already
   */
  ProfileArn make(ProfilePlan plan, Optional<ProfileArn> noted) {
    List<ProfileArn> there = own(plan);
    ProfileArn kept = noted.or(() -> there.stream().findFirst()).orElseGet(() -> create(plan));
    for (ProfileArn other : own(plan)) {
      if (!other.equals(kept)) {
        delete(other);
      }
    }
    requireAsPlanned(plan, kept, false);
    return kept;
  }

  /** Those of this name, all of which must be this run's. */
  private List<ProfileArn> own(ProfilePlan plan) {
    List<ProfileDetail> there = named(plan.draft().name());
    if (there.stream().anyMatch(profile -> !madeBy(profile, plan.run()))) {
      throw Unmade.drifted(
          "profile %s is there, and this run did not make it".formatted(plan.place()));
    }
    return there.stream().map(profile -> new ProfileArn(profile.profileArn())).toList();
  }

  private ProfileArn create(ProfilePlan plan) {
    ProfileDraft draft = plan.draft();
    CreateProfileRequest request =
        CreateProfileRequest.builder()
            .name(draft.name())
            .roleArns(draft.role().value())
            .durationSeconds(Math.toIntExact(draft.session().toSeconds()))
            .acceptRoleSessionName(false)
            .enabled(false)
            .tags(
                ProfileTags.of(plan).entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList())
            .build();
    return new ProfileArn(rolesAnywhere.createProfile(request).profile().profileArn());
  }

  /** Lets it issue sessions. */
  void enable(ProfilePlan plan, ProfileArn arn) {
    if (!asPlanned(plan, arn, true)) {
      requireAsPlanned(plan, arn, false);
      rolesAnywhere.enableProfile(r -> r.profileId(arn.id()));
      requireAsPlanned(plan, arn, true);
    }
  }

  /** Throws unless AWS has exactly what was planned. */
  void requireAsPlanned(ProfilePlan plan, ProfileArn arn, boolean enabled) {
    if (!asPlanned(plan, arn, enabled)) {
      throw Unmade.notReadBack("profile %s is not as it was planned when read back".formatted(arn));
    }
  }

  private boolean asPlanned(ProfilePlan plan, ProfileArn arn, boolean enabled) {
    ProfileDraft draft = plan.draft();
    ProfileDetail read = rolesAnywhere.getProfile(r -> r.profileId(arn.id())).profile();
    return read.name().equals(draft.name())
        && read.enabled() == enabled
        && read.roleArns().equals(List.of(draft.role().value()))
        && read.durationSeconds() == draft.session().toSeconds()
        && !Boolean.TRUE.equals(read.acceptRoleSessionName())
        && Optional.ofNullable(read.sessionPolicy()).filter(policy -> !policy.isEmpty()).isEmpty()
        && read.managedPolicyArns().isEmpty()
        && tags(read.profileArn()).equals(ProfileTags.of(plan));
  }

  /** Takes the profile away, if this run made it. */
  boolean unmake(MadeProfile made) {
    List<ProfileDetail> own =
        named(made.name()).stream().filter(profile -> madeBy(profile, made.run())).toList();
    own.forEach(profile -> delete(new ProfileArn(profile.profileArn())));
    made.profile().ifPresent(this::requireGone);
    return !own.isEmpty();
  }

  private void delete(ProfileArn profile) {
    rolesAnywhere.disableProfile(r -> r.profileId(profile.id()));
    rolesAnywhere.deleteProfile(r -> r.profileId(profile.id()));
    requireGone(profile);
  }

  /** By its ARN, whatever its name and its tags are meanwhile. */
  private void requireGone(ProfileArn profile) {
    try {
      rolesAnywhere.getProfile(r -> r.profileId(profile.id()));
    } catch (ResourceNotFoundException gone) {
      return;
    }
    throw Unmade.notReadBack("profile %s is still there when read back".formatted(profile));
  }

  private List<ProfileDetail> named(String name) {
    return rolesAnywhere.listProfilesPaginator(r -> {}).profiles().stream()
        .filter(profile -> profile.name().equals(name))
        .toList();
  }

  private boolean madeBy(ProfileDetail profile, RunId run) {
    return run.sessionName().equals(tags(profile.profileArn()).get(RunTag.KEY));
  }

  private SortedMap<String, String> tags(String arn) {
    SortedMap<String, String> tags = new TreeMap<>();
    rolesAnywhere
        .listTagsForResource(r -> r.resourceArn(arn))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }
}
