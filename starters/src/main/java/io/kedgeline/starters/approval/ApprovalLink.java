package io.kedgeline.starters.approval;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Where a person approves a plan by signing in for it. The address holds the plan's digest: nobody
 * finds the page who was not shown the plan.
 *
 * @param server where people reach this server
 */
public record ApprovalLink(Supplier<URI> server) {

  /** Where the issuer sends people back to. */
  public static final String CALLBACK = "/sign-in/callback";

  /** The page of this plan and slot. */
  public URI of(RunId run, Digest plan, String slot) {
    return server
        .get()
        .resolve(
            "/runs/%s/approval?slot=%s&plan=%s"
                .formatted(
                    run.value(),
                    URLEncoder.encode(slot, StandardCharsets.UTF_8),
                    plan.base64url()));
  }

  /** The address to register with the issuer. */
  public URI callback() {
    return server.get().resolve(CALLBACK);
  }

  /** Whether browsers reach the server by TLS. */
  public boolean secure() {
    return "https".equals(server.get().getScheme());
  }
}
