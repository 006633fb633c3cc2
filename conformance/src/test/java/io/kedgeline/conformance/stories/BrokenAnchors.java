package io.kedgeline.conformance.stories;

import static io.kedgeline.workers.doctor.Ailment.ANCHOR_MISSING;
import static io.kedgeline.workers.doctor.Ailment.ANCHOR_NOT_AT_REST;
import static io.kedgeline.workers.doctor.Ailment.ANCHOR_NOT_MARKED;
import static io.kedgeline.workers.doctor.Ailment.ANCHOR_OF_OTHER_AUTHORITY;
import static io.kedgeline.workers.doctor.Ailment.AUTHORITY_NOT_ACTIVE;

import io.kedgeline.domain.resource.TrustAnchorArn;
import java.io.IOException;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** What may be wrong with break-glass's own anchor and authority. */
final class BrokenAnchors {

  private static final String CLASS = "ExactTR-ProfileClass";

  private BrokenAnchors() {}

  static Stream<Broken> all() {
    return Stream.of(
        new Broken(
            "an anchor of break-glass that is not there",
            ANCHOR_MISSING,
            setUp -> elsewhere(setUp, setUp.sandbox().issuer().anchor().value())),
        new Broken(
            "an anchor that trusts another authority than the rulebook's",
            ANCHOR_OF_OTHER_AUTHORITY,
            setUp -> elsewhere(setUp, setUp.sandbox().issuer().authority().value())),
        new Broken(
            "an authority that issues nothing, since it is not there",
            AUTHORITY_NOT_ACTIVE,
            setUp -> elsewhere(setUp, setUp.sandbox().issuer().authority().value())),
        new Broken(
            "an anchor of break-glass without its tag",
            ANCHOR_NOT_MARKED,
            setUp -> {
              String anchor = setUp.sandbox().issuer().anchor().value();
              setUp.anywhere().untagResource(r -> r.resourceArn(anchor).tagKeys(CLASS));
              setUp.mendBy(() ->
                  setUp
                      .anywhere()
                      .tagResource(r ->
                          r.resourceArn(anchor)
                              .tags(Tag.builder().key(CLASS).value("breakglass").build())));
            }),
        new Broken(
            "an anchor of break-glass that somebody enabled",
            ANCHOR_NOT_AT_REST,
            setUp -> {
              TrustAnchorArn anchor = setUp.sandbox().issuer().anchor();
              setUp.anywhere().enableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
              setUp.mendBy(
                  () -> setUp.anywhere().disableTrustAnchor(r -> r.trustAnchorId(anchor.id())));
            }));
  }

  private static void elsewhere(SetUp setUp, String arn) throws IOException {
    setUp.rulebook(arn, arn.substring(0, arn.length() - 12) + "000000000000");
  }
}
