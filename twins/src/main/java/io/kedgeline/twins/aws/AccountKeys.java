package io.kedgeline.twins.aws;

/**
 * The keys of an account's root user.
 *
 * @param account the account
 * @param accessKeyId the access key's id
 * @param secretAccessKey the secret
 */
public record AccountKeys(String account, String accessKeyId, String secretAccessKey) {

  @Override
  public String toString() {
    return "AccountKeys[" + account + ", " + accessKeyId + "]";
  }
}
