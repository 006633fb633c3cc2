package io.kedgeline.conformance.stories;

import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.ControlProfile;
import io.kedgeline.domain.rulebook.HolderCertificateTerms;
import io.kedgeline.sandbox.world.InventedAccount;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** The invented account's anchor as break-glass's own, which is disabled at rest. */
final class RestingAnchor {

  private static final String UUID = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";

  private RestingAnchor() {}

  /** Marks the anchor, and disables it. */
  static void put(Root root, InventedAccount account) {
    root.anywhere()
        .tagResource(r ->
            r.resourceArn(account.anchor().value())
                .tags(Tag.builder().key("ExactTR-ProfileClass").value("breakglass").build()));
    root.anywhere().disableTrustAnchor(r -> r.trustAnchorId(account.anchor().id()));
  }

  /** The shipped rules with the account's profile alone, whose holders get certificates. */
  static BreakGlassRules rules(InventedAccount account) {
    BreakGlassRules shipped =
        RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml")).rulebook().breakGlass();
    String place = account.profile().region() + ":" + account.profile().account();
    return new BreakGlassRules(
        shipped.slots(),
        shipped.requesters(),
        shipped.closers(),
        shipped.approvalExpiry(),
        shipped.executionExpiry(),
        shipped.maximumWindow(),
        shipped.minimumWindow(),
        shipped.sessionDuration(),
        shipped.reminderBefore(),
        shipped.furthestStart(),
        shipped.extensions(),
        shipped.review(),
        shipped.refusalsPerPerson(),
        shipped.actLifetime(),
        shipped.change(),
        List.of(
            new BreakGlassProfile(
                "sec-breakglass",
                account.profile(),
                account.role(),
                account.anchor(),
                account.boundary(),
                Optional.empty(),
                Optional.of(
                    new HolderCertificateTerms(
                        new CertificateAuthorityArn(
                            "arn:aws:acm-pca:%s:certificate-authority/%s".formatted(place, UUID)),
                        Map.of("x509Subject/OU", "breakglass"))),
                new ControlProfile(
                    account.controlProfile(),
                    account.controlRole(),
                    new TrustAnchorArn(
                        "arn:aws:rolesanywhere:%s:trust-anchor/%s".formatted(place, UUID))))));
  }
}
