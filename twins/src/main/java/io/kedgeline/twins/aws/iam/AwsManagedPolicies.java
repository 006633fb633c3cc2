package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.time.Instant;

/** The policies that AWS itself keeps; each account may attach them and none may change them. */
public final class AwsManagedPolicies {

  private static final String EVERYTHING =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
      """;

  private AwsManagedPolicies() {}

  /** {@code arn:aws:iam::aws:policy/AdministratorAccess}. */
  public static ManagedPolicy administratorAccess(Instant created) {
    return new ManagedPolicy(
        ManagedPolicy.AWS,
        "/",
        "AdministratorAccess",
        "ANPAIWMBCKSKIEE64ZLYK",
        "Provides full access to AWS services and resources.",
        PolicyTexts.managed(EVERYTHING),
        created);
  }
}
