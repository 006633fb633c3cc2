package io.kedgeline.domain.trustpolicy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a certificate is presented. */
record AnchorPin() implements Pin {

  @Override
  public ConditionKey key() {
    return ConditionKey.SOURCE_ARN;
  }

  @Override
  public String title() {
    return "trust anchor";
  }

  /** An ARN that is no anchor's matches none, and is told by a check of its own. */
  @Override
  public boolean leavesNone(Condition condition) {
    return condition.values().stream()
        .allMatch(value ->
            condition.literal(value)
                || (!value.contains("${") && Arn.of(value).filter(Arn::isOneAnchor).isPresent()));
  }

  @Override
  public boolean strange(Optional<String> value, Set<String> listed) {
    return value.filter(listed::contains).isEmpty();
  }

  @Override
  public TrustCode code(List<Condition> requirements) {
    return TrustCode.ANCHOR_NOT_PINNED;
  }
}
