package io.kedgeline.activities.authority;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rolesanywhere.model.Source;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** Makes a trust anchor, reads it back, lets it let people in, and takes away what a run made. */
final class AnchorMaker {

  private final AwsClients clients;
  private final RolesAnywhereClient rolesAnywhere;
  private final OwnAnchors own;

  AnchorMaker(AwsClients clients) {
    this.clients = clients;
    this.rolesAnywhere = clients.rolesAnywhere();
    this.own = new OwnAnchors(rolesAnywhere);
  }

  /**
   * Makes it disabled, or finds what an earlier try of this run made. CreateTrustAnchor takes no
   * token: what a lost answer left besides is taken away. None is made beside an anchor that trusts
   * the same, or another authority of its name.
   *
   * @param noted the anchor that is known as this run's already
   */
  TrustAnchorArn make(AnchorPlan plan, AnchorSource source, Optional<TrustAnchorArn> noted) {
    List<TrustAnchorArn> there = ofThisRun(plan);
    TrustAnchorArn kept =
        noted.or(() -> there.stream().findFirst()).orElseGet(() -> create(plan, source));
    deleteBesides(plan, kept);
    return kept;
  }

  /** What a lost answer left may show itself late. */
  private void deleteBesides(AnchorPlan plan, TrustAnchorArn kept) {
    ofThisRun(plan).stream().filter(other -> !other.equals(kept)).forEach(this::delete);
  }

  /** Those of this name, all of which must be this run's. */
  private List<TrustAnchorArn> ofThisRun(AnchorPlan plan) {
    List<TrustAnchorDetail> there = own.named(plan.draft().anchor());
    if (there.stream().anyMatch(anchor -> !own.madeBy(anchor.trustAnchorArn(), plan.run()))) {
      throw Unmade.drifted(
          "trust anchor %s is there, and this run did not make it"
              .formatted(plan.draft().anchor()));
    }
    return there.stream().map(anchor -> new TrustAnchorArn(anchor.trustAnchorArn())).toList();
  }

  private TrustAnchorArn create(AnchorPlan plan, AnchorSource source) {
    new OtherAnchors(clients).refuseSame(plan, source.authority(clients));
    return new TrustAnchorArn(
        rolesAnywhere
            .createTrustAnchor(r ->
                r.name(plan.draft().anchor())
                    .enabled(false)
                    .source(source.taken())
                    .tags(OwnAnchors.taken(AuthorityTags.ofAnchor(plan))))
            .trustAnchor()
            .trustAnchorArn());
  }

  /** Says when Roles Anywhere is to tell that certificates expire. */
  void notify(AnchorPlan plan, TrustAnchorArn anchor) {
    rolesAnywhere.putNotificationSettings(
        r -> r.trustAnchorId(anchor.id()).notificationSettings(Notices.of(plan.draft().notices())));
  }

  /** Lets it let people in, unless another anchor trusts the same or its like by now. */
  void enable(AnchorPlan plan, AnchorSource source, TrustAnchorArn anchor) {
    if (!asPlanned(plan, source, anchor, true)) {
      requireAsPlanned(plan, source, anchor, false);
      deleteBesides(plan, anchor);
      new OtherAnchors(clients).refuseSame(plan, source.authority(clients));
      rolesAnywhere.enableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
      requireAsPlanned(plan, source, anchor, true);
    }
  }

  /** Lets it let nobody in any more. */
  void rest(AnchorPlan plan, AnchorSource source, TrustAnchorArn anchor) {
    if (!asPlanned(plan, source, anchor, false)) {
      requireAsPlanned(plan, source, anchor, true);
      rolesAnywhere.disableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
      requireAsPlanned(plan, source, anchor, false);
    }
  }

  /** Throws unless AWS has exactly what was planned. */
  void requireAsPlanned(
      AnchorPlan plan, AnchorSource source, TrustAnchorArn anchor, boolean enabled) {
    if (!asPlanned(plan, source, anchor, enabled)) {
      throw Unmade.notReadBack(
          "trust anchor %s is not as it was planned when read back".formatted(anchor));
    }
  }

  private boolean asPlanned(
      AnchorPlan plan, AnchorSource source, TrustAnchorArn anchor, boolean enabled) {
    TrustAnchorDetail read =
        rolesAnywhere.getTrustAnchor(r -> r.trustAnchorId(anchor.id())).trustAnchor();
    return read.name().equals(plan.draft().anchor())
        && read.enabled() == enabled
        && source.is(read.source())
        && Notices.are(read.notificationSettings(), plan.draft().notices())
        && own.tags(read.trustAnchorArn()).equals(AuthorityTags.ofAnchor(plan));
  }

  /**
   * Takes away the anchors that this run made, with their lists: the noted one, whoever it trusts
   * by now, and those with this source. Each is disabled first, so that nobody is let in meanwhile.
   *
   * @param trusts whether a source is the one
   * @param noted the anchor that is known as this run's
   */
  boolean unmake(RunId run, Predicate<Source> trusts, Optional<TrustAnchorArn> noted) {
    Optional<TrustAnchorArn> known = noted.filter(anchor -> stands(anchor, run));
    known.ifPresent(anchor -> take(anchor, run));
    List<TrustAnchorArn> others = own.of(trusts, run);
    others.forEach(anchor -> take(anchor, run));
    noted.ifPresent(this::requireGone);
    return known.isPresent() || !others.isEmpty();
  }

  private boolean stands(TrustAnchorArn anchor, RunId run) {
    try {
      return own.madeBy(anchor.value(), run);
    } catch (ResourceNotFoundException gone) {
      return false;
    }
  }

  private void take(TrustAnchorArn anchor, RunId run) {
    rolesAnywhere.disableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
    new ListImporter(rolesAnywhere).unmake(anchor, run);
    delete(anchor);
  }

  private void delete(TrustAnchorArn anchor) {
    rolesAnywhere.disableTrustAnchor(r -> r.trustAnchorId(anchor.id()));
    rolesAnywhere.deleteTrustAnchor(r -> r.trustAnchorId(anchor.id()));
    requireGone(anchor);
  }

  private void requireGone(TrustAnchorArn anchor) {
    try {
      rolesAnywhere.getTrustAnchor(r -> r.trustAnchorId(anchor.id()));
    } catch (ResourceNotFoundException gone) {
      return;
    }
    throw Unmade.notReadBack("trust anchor %s is still there when read back".formatted(anchor));
  }
}
