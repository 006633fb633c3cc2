package io.kedgeline.activities.making;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.onboarding.ProfileDraft;
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
public final class ProfileMaker {

  private final RolesAnywhereClient rolesAnywhere;

  /** Makes through these clients. */
  public ProfileMaker(AwsClients clients) {
    this.rolesAnywhere = clients.rolesAnywhere();
  }

  /**
   * Makes it disabled, or finds what an earlier try of this run made. CreateProfile takes no token
   * by which a call is known again, and the SDK calls again itself when an answer is lost: what
   * that made besides is taken away.
   *
   * @param noted the profile that is known as this run's already
   */
  public ProfileArn make(ProfileOrder order, Optional<ProfileArn> noted) {
    ProfileArn kept = only(order, noted);
    requireAsPlanned(order, kept, false);
    return kept;
  }

  /** The same, and lets it issue sessions. */
  public ProfileArn makeEnabled(ProfileOrder order, Optional<ProfileArn> noted) {
    ProfileArn kept = only(order, noted);
    enable(order, kept);
    return kept;
  }

  private ProfileArn only(ProfileOrder order, Optional<ProfileArn> noted) {
    List<ProfileArn> there = own(order);
    ProfileArn kept = noted.or(() -> there.stream().findFirst()).orElseGet(() -> create(order));
    for (ProfileArn other : own(order)) {
      if (!other.equals(kept)) {
        delete(other);
      }
    }
    return kept;
  }

  /** Those of this name, all of which must be this run's. */
  private List<ProfileArn> own(ProfileOrder order) {
    List<ProfileDetail> there = named(order.draft().name());
    if (there.stream().anyMatch(profile -> !madeBy(profile, order.run()))) {
      throw Unmade.drifted(
          "profile %s is there, and this run did not make it".formatted(order.place()));
    }
    return there.stream().map(profile -> new ProfileArn(profile.profileArn())).toList();
  }

  private ProfileArn create(ProfileOrder order) {
    ProfileDraft draft = order.draft();
    CreateProfileRequest request =
        CreateProfileRequest.builder()
            .name(draft.name())
            .roleArns(draft.role().value())
            .durationSeconds(Math.toIntExact(draft.session().toSeconds()))
            .acceptRoleSessionName(false)
            .enabled(false)
            .tags(
                order.tags().entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList())
            .build();
    return new ProfileArn(rolesAnywhere.createProfile(request).profile().profileArn());
  }

  /** Lets it issue sessions. */
  public void enable(ProfileOrder order, ProfileArn arn) {
    if (!asPlanned(order, arn, true)) {
      requireAsPlanned(order, arn, false);
      rolesAnywhere.enableProfile(r -> r.profileId(arn.id()));
      requireAsPlanned(order, arn, true);
    }
  }

  /** Throws unless AWS has exactly what was planned. */
  public void requireAsPlanned(ProfileOrder order, ProfileArn arn, boolean enabled) {
    if (!asPlanned(order, arn, enabled)) {
      throw Unmade.notReadBack("profile %s is not as it was planned when read back".formatted(arn));
    }
  }

  private boolean asPlanned(ProfileOrder order, ProfileArn arn, boolean enabled) {
    ProfileDraft draft = order.draft();
    ProfileDetail read = rolesAnywhere.getProfile(r -> r.profileId(arn.id())).profile();
    return read.name().equals(draft.name())
        && read.enabled() == enabled
        && read.roleArns().equals(List.of(draft.role().value()))
        && read.durationSeconds() == draft.session().toSeconds()
        && !Boolean.TRUE.equals(read.acceptRoleSessionName())
        && Optional.ofNullable(read.sessionPolicy()).filter(policy -> !policy.isEmpty()).isEmpty()
        && read.managedPolicyArns().isEmpty()
        && tags(read.profileArn()).equals(order.tags());
  }

  /**
   * Takes the profile of this name away, if this run made it.
   *
   * @param noted the profile that is known as this run's
   */
  public boolean unmake(RunId run, String name, Optional<ProfileArn> noted) {
    List<ProfileDetail> own = named(name).stream().filter(profile -> madeBy(profile, run)).toList();
    own.forEach(profile -> delete(new ProfileArn(profile.profileArn())));
    noted.ifPresent(this::requireGone);
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
