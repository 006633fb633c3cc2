package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import java.util.Optional;

/**
 * What a run makes, as the ledger has it.
 *
 * @param run the run
 * @param account the account
 * @param region where the profile is
 * @param name the profile's name
 * @param role its role
 * @param profile the profile, once AWS has named it
 * @param proved whether it was proved whom the profile lets in
 * @param stage how far it is
 */
public record MadeProfile(
    RunId run,
    AccountId account,
    Region region,
    String name,
    RoleArn role,
    Optional<ProfileArn> profile,
    boolean proved,
    MadeStage stage) {}
