package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.RunTag;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.CrlDetail;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/**
 * The trust anchors and lists of Roles Anywhere, and which of them a run made. Tags are asked for
 * one by one, and AWS answers one call a second about them, so few are looked at.
 *
 * @param rolesAnywhere a client of their account and Region
 */
record OwnAnchors(RolesAnywhereClient rolesAnywhere) {

  /** The anchors of this name, whoever made them. */
  List<TrustAnchorDetail> named(String name) {
    return anchors(anchor -> anchor.name().equals(name));
  }

  /** The anchors with such a source that this run made, whatever they are called. */
  List<TrustAnchorArn> of(Predicate<Source> trusts, RunId run) {
    return anchors(anchor ->
            Optional.ofNullable(anchor.source()).filter(trusts).isPresent()
                && madeBy(anchor.trustAnchorArn(), run))
        .stream()
        .map(anchor -> new TrustAnchorArn(anchor.trustAnchorArn()))
        .toList();
  }

  private List<TrustAnchorDetail> anchors(Predicate<TrustAnchorDetail> wanted) {
    return rolesAnywhere.listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
        .filter(wanted)
        .toList();
  }

  /** The lists at this anchor that this run imported. */
  List<CrlDetail> listsAt(TrustAnchorArn anchor, RunId run) {
    return rolesAnywhere.listCrlsPaginator(r -> {}).crls().stream()
        .filter(list -> list.trustAnchorArn().equals(anchor.value()) && madeBy(list.crlArn(), run))
        .toList();
  }

  boolean madeBy(String arn, RunId run) {
    return run.sessionName().equals(tags(arn).get(RunTag.KEY));
  }

  SortedMap<String, String> tags(String arn) {
    SortedMap<String, String> tags = new TreeMap<>();
    rolesAnywhere
        .listTagsForResource(r -> r.resourceArn(arn))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  /** These tags, as Roles Anywhere takes them. */
  static List<Tag> taken(SortedMap<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
