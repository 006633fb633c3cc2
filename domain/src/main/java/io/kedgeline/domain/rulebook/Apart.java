package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.certificate.ComparedName;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.resource.BucketName;
import java.util.Optional;

/** What no two environments of RB-01 share, wherever else they agree. */
final class Apart {

  private final Unique<String> names;
  private final Unique<String> authorities;
  private final Unique<String> anchors;
  private final Unique<BucketName> buckets;

  Apart(Section runbook) {
    this.names = EnvironmentsPart.names(runbook);
    this.authorities =
        new Unique<>(
            "trust policies of an account and Region tell authorities apart by it",
            runbook.faults());
    this.anchors = new Unique<>("an account and Region has one anchor of a name", runbook.faults());
    this.buckets = new Unique<>("each authority has a bucket of its own", runbook.faults());
  }

  /** Takes the names of environments. */
  Unique<String> names() {
    return names;
  }

  void named(EnvironmentsPart.Place place, Optional<String> commonName, Section section) {
    authorities.take(
        within(place, commonName.map(name -> ComparedName.of(name).value())),
        section.at("authority.commonName"));
  }

  void anchored(EnvironmentsPart.Place place, Optional<String> anchor, Section section) {
    anchors.take(within(place, anchor), section.at("anchor"));
  }

  void publishing(Optional<BucketName> bucket, Section section) {
    buckets.take(bucket, section.at("revocationList.bucket"));
  }

  private static Optional<String> within(EnvironmentsPart.Place place, Optional<String> name) {
    return place
        .account()
        .flatMap(account ->
            place
                .region()
                .flatMap(region -> name.map(own -> "%s/%s/%s".formatted(account, region, own))));
  }
}
