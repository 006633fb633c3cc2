package io.kedgeline.starters;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.twins.pki.InventedCa;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is sent of an authority outside AWS for which somebody asks under the shipped rulebook. */
public final class SampleDocuments {

  /** The authority. */
  public static final InventedCa CA =
      InventedCa.root("CN=Partner CA,O=Partner", SampleProfile.NOON);

  private SampleDocuments() {}

  /** What a client sends to ask for it, with a canary of its own, which a test may change. */
  public static Map<String, Object> body() throws JsonProcessingException {
    Map<String, Object> body = SampleAuthority.body();
    body.put("environment", "partner");
    body.put(
        "external",
        new LinkedHashMap<>(
            Map.of(
                "certificate",
                CA.self().certificatePem(),
                "revocationList",
                CA.revocationList(SampleProfile.NOON, List.of()),
                "canary",
                CA.issue("CN=canary-1", SampleProfile.NOON, Duration.ofDays(20)).certificatePem(),
                "attestation",
                "CA audit 2026",
                "attestationSha256",
                Digest.ofText("audit").hex())));
    return body;
  }
}
