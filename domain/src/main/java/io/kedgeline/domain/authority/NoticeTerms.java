package io.kedgeline.domain.authority;

import java.time.Duration;

/**
 * When Roles Anywhere itself tells that a certificate expires. It takes one threshold for each kind
 * of event (API reference, NotificationSetting).
 *
 * @param authority how long before the authority's certificate does: 1 to 360 whole days
 * @param certificate how long before a certificate does that was used: 1 to 360 whole days
 */
public record NoticeTerms(Duration authority, Duration certificate) {

  private static final int LONGEST_DAYS = 360;

  public NoticeTerms {
    WholeDays.require("authority", authority, 1, LONGEST_DAYS);
    WholeDays.require("certificate", certificate, 1, LONGEST_DAYS);
  }
}
