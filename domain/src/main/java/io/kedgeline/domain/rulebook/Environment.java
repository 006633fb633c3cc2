package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.Region;

/**
 * Where something of one kind of use is made.
 *
 * @param name what people call it, such as {@code production}; anchors carry it as a tag
 * @param account the account
 * @param region the Region
 * @param boundary the permissions boundary that each role made there has
 */
public record Environment(String name, AccountId account, Region region, PolicyArn boundary) {

  /** The tag by which a trust anchor says of which environment it is. */
  public static final String TAG = "ExactTR-Environment";

  private static final int LONGEST_NAME = 26;

  public Environment {
    NameShape.LABEL.require("name", name);
    if (!boundary.account().equals(account)) {
      throw new IllegalArgumentException("boundary: " + EnvironmentsPart.OTHER_ACCOUNT);
    }
  }

  /**
   * Throws unless names in AWS, and a common name, can be made of its name.
   *
   * @throws IllegalArgumentException naming the field
   */
  void requireShortName() {
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "name: must be at most %d characters, since names in AWS are made of it"
              .formatted(LONGEST_NAME));
    }
  }
}
