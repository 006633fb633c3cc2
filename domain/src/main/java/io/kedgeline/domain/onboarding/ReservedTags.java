package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.claim.ApprovalNote;
import java.util.List;
import java.util.Locale;

/**
 * The tags that decide something: AWS's own policies read them, so nobody chooses them who only
 * asks. AWS tells keys apart by case, people do not.
 */
final class ReservedTags {

  static final String APPROVAL = ApprovalNote.TAG;

  private static final List<String> PREFIXES = List.of("aws:", "exacttr-", "kedgeline");

  private ReservedTags() {}

  static boolean holds(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return PREFIXES.stream().anyMatch(lower::startsWith) || lower.equals(lower(APPROVAL));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
