package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy files of the executor roles, as shipped: what Kedgeline may do in an account. */
public final class ExecutorPolicies {

  private ExecutorPolicies() {}

  /** The policy of this duty's role in this account. */
  public static String of(Duty duty, AccountId account) {
    String name = "policies/" + duty.word() + ".json";
    try (InputStream file = ExecutorPolicies.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the build left out " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${ACCOUNT}", account.value());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
