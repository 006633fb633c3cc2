package io.kedgeline.domain.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which class of profiles a name is of. */
class TrustPolicyRulesTest {

  private static final ProfileClass WIDE = new ProfileClass("sec-", Duration.ofHours(12));
  private static final ProfileClass NARROW = new ProfileClass("sec-ir-", Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({"sec-ir-playbook, sec-ir-", "sec-irrigation, sec-", "prod-ir-, none"})
  void theClassWhoseNameFitsClosestCountsInWhateverOrderTheyStand(String profile, String prefix) {
    for (List<ProfileClass> classes : List.of(List.of(WIDE, NARROW), List.of(NARROW, WIDE))) {
      Optional<String> found =
          new TrustPolicyRules(List.of(), List.of(), TrustPolicyRules.LONGEST, classes)
              .classOf(profile)
              .map(ProfileClass::prefix);
      assertEquals(prefix, found.orElse("none"));
    }
  }
}
