package io.kedgeline.activities.authority;

import io.kedgeline.domain.authority.NoticeTerms;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationChannel;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationEvent;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationSetting;
import software.amazon.awssdk.services.rolesanywhere.model.NotificationSettingDetail;

/** What Roles Anywhere is told to tell of, and when. */
final class Notices {

  private Notices() {}

  static List<NotificationSetting> of(NoticeTerms terms) {
    return List.of(
        setting(NotificationEvent.CA_CERTIFICATE_EXPIRY, terms.authority()),
        setting(NotificationEvent.END_ENTITY_CERTIFICATE_EXPIRY, terms.certificate()));
  }

  private static NotificationSetting setting(NotificationEvent event, Duration before) {
    return NotificationSetting.builder()
        .event(event)
        .channel(NotificationChannel.ALL)
        .enabled(true)
        .threshold(Math.toIntExact(before.toDays()))
        .build();
  }

  /** Whether each of these is among what was read. */
  static boolean are(List<NotificationSettingDetail> read, NoticeTerms terms) {
    return of(terms).stream()
        .allMatch(wanted ->
            read.stream()
                .anyMatch(one ->
                    one.event() == wanted.event()
                        && one.channel() == wanted.channel()
                        && wanted.enabled().equals(one.enabled())
                        && wanted.threshold().equals(one.threshold())));
  }
}
