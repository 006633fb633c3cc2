package io.kedgeline.domain.authority;

import io.kedgeline.domain.resource.BucketName;
import java.time.Duration;

/**
 * Where an authority publishes its revocation list, and how long one is good (API reference,
 * CrlConfiguration).
 *
 * @param bucket the bucket, which is named so that the executor's policy covers it
 * @param validity from one list to the next update that it promises: 1 to 90 whole days
 */
public record RevocationTerms(BucketName bucket, Duration validity) {

  /** What the name of such a bucket holds: the policies of the executors cover no other. */
  public static final String MARK = "-crl-";

  private static final int LONGEST_DAYS = 90;

  public RevocationTerms {
    if (!bucket.value().contains(MARK)) {
      throw new IllegalArgumentException(
          "bucket: must hold " + MARK + ", since the executors' policies cover no other bucket");
    }
    WholeDays.require("validity", validity, 1, LONGEST_DAYS);
  }
}
