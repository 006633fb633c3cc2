package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.CrlDetail;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;

/**
 * Imports a revocation list enabled, reads it back, and takes away what a run imported. A list that
 * is not enabled revokes nothing (API reference, EnableCrl), so none is ever imported otherwise.
 */
final class ListImporter {

  private final RolesAnywhereClient rolesAnywhere;
  private final OwnAnchors own;

  ListImporter(RolesAnywhereClient rolesAnywhere) {
    this.rolesAnywhere = rolesAnywhere;
    this.own = new OwnAnchors(rolesAnywhere);
  }

  /**
   * Imports it, or finds that an earlier try of this run did. ImportCrl takes no token: what the
   * run imported besides, or before a newer list, is taken away. The anchor lets nobody in so far.
   *
   * @return what AWS calls it
   */
  String require(AnchorPlan plan, TrustAnchorArn anchor, PublishedList list) {
    List<CrlDetail> there = own.listsAt(anchor, plan.run());
    Optional<CrlDetail> same =
        there.stream().filter(one -> is(one, plan, anchor, list)).findFirst();
    there.stream()
        .filter(one -> same.filter(kept -> kept.crlId().equals(one.crlId())).isEmpty())
        .forEach(this::delete);
    String id = same.map(CrlDetail::crlId).orElseGet(() -> imported(plan, anchor, list));
    requireAsPlanned(plan, anchor, id, list);
    return id;
  }

  private String imported(AnchorPlan plan, TrustAnchorArn anchor, PublishedList list) {
    return rolesAnywhere
        .importCrl(r ->
            r.name(plan.draft().anchor())
                .crlData(SdkBytes.fromUtf8String(list.pem()))
                .trustAnchorArn(anchor.value())
                .enabled(true)
                .tags(OwnAnchors.taken(AuthorityTags.of(plan))))
        .crl()
        .crlId();
  }

  private void requireAsPlanned(
      AnchorPlan plan, TrustAnchorArn anchor, String id, PublishedList list) {
    if (!is(rolesAnywhere.getCrl(r -> r.crlId(id)).crl(), plan, anchor, list)
        || own.listsAt(anchor, plan.run()).size() != 1) {
      throw notReadBack(id);
    }
  }

  /** Throws unless the list is enabled at this anchor, whichever it is meanwhile. */
  void requireEnabled(AnchorPlan plan, TrustAnchorArn anchor, String id) {
    if (!enabled(rolesAnywhere.getCrl(r -> r.crlId(id)).crl(), plan, anchor)) {
      throw notReadBack(id);
    }
  }

  /** The list as Roles Anywhere has it, in PEM. */
  byte[] held(String id) {
    return rolesAnywhere.getCrl(r -> r.crlId(id)).crl().crlData().asByteArray();
  }

  private static RuntimeException notReadBack(String id) {
    return Unmade.notReadBack(
        "revocation list %s is not as it was imported when read back".formatted(id));
  }

  private boolean is(CrlDetail read, AnchorPlan plan, TrustAnchorArn anchor, PublishedList list) {
    return enabled(read, plan, anchor) && list.isIn(read.crlData().asByteArray());
  }

  private boolean enabled(CrlDetail read, AnchorPlan plan, TrustAnchorArn anchor) {
    return Boolean.TRUE.equals(read.enabled())
        && read.name().equals(plan.draft().anchor())
        && read.trustAnchorArn().equals(anchor.value())
        && own.tags(read.crlArn()).equals(AuthorityTags.of(plan));
  }

  /** Takes away what this run imported at this anchor. */
  void unmake(TrustAnchorArn anchor, RunId run) {
    own.listsAt(anchor, run).forEach(this::delete);
  }

  private void delete(CrlDetail list) {
    rolesAnywhere.deleteCrl(r -> r.crlId(list.crlId()));
    requireGone(list.crlId());
  }

  /** Throws while AWS has a list of this id. */
  void requireGone(String id) {
    try {
      rolesAnywhere.getCrl(r -> r.crlId(id));
    } catch (ResourceNotFoundException gone) {
      return;
    }
    throw Unmade.notReadBack("revocation list %s is still there when read back".formatted(id));
  }
}
