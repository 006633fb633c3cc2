package io.kedgeline.starters.doctor;

import io.kedgeline.starters.oidc.IssuerMetadata;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.PublishedKeys;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.governed.PinnedIssuer;
import java.util.List;

/** Whether each key that the issuer publishes is pinned: what another signs fills no slot. */
record IssuerKeysCheck(PinnedIssuer pinned) implements Check {

  @Override
  public String name() {
    return "issuer";
  }

  @Override
  public List<Finding> findings() {
    try {
      return PublishedKeys.of(IssuerMetadata.discover(pinned.issuer())).stream()
          .filter(key -> !pinned.keys().contains(key.getKey()))
          .map(key ->
              ServerAilment.ISSUER_KEY_NOT_PINNED.of(
                  pinned.issuer(),
                  "publishes the key %s, and issuer.pin does not name its thumbprint %s"
                      .formatted(key.getValue(), key.getKey())))
          .toList();
    } catch (OidcFault silent) {
      return List.of(
          ServerAilment.ISSUER_UNREACHABLE.of(
              pinned.issuer(), String.valueOf(silent.getMessage())));
    }
  }
}
