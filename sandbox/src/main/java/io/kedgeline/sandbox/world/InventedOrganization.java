package io.kedgeline.sandbox.world;

import io.kedgeline.activities.aws.Guardrail;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.OrganizationKeys;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** An organization with one member, the governed account, and its guardrails. */
public final class InventedOrganization {

  private static final String MANAGEMENT = "999988887777";

  private final URI endpoint;
  private final OrganizationKeys keys;
  private final Map<Guardrail, String> policies = new EnumMap<>(Guardrail.class);

  private InventedOrganization(URI endpoint, OrganizationKeys keys) {
    this.endpoint = endpoint;
    this.keys = keys;
  }

  /** Founds an organization with this member in AWS. */
  public static InventedOrganization found(AwsTwin aws, String member) {
    return new InventedOrganization(aws.endpoint(), aws.createOrganization(MANAGEMENT, member));
  }

  /** The keys of the member's root user. */
  public AccountKeys member() {
    return keys.members().getFirst();
  }

  /** Attaches every guardrail that we ship to the member. */
  public void guard(Executors executors) {
    managing(organizations -> {
      for (Guardrail guardrail : Guardrail.values()) {
        policies.put(
            guardrail,
            organizations
                .createPolicy(r ->
                    r.type(PolicyType.SERVICE_CONTROL_POLICY)
                        .name(guardrail.policyName())
                        .description("")
                        .content(guardrail.document(executors)))
                .policy()
                .policySummary()
                .id());
      }
    });
    attach();
  }

  /** Puts this document in a guardrail's place. */
  public void change(Guardrail guardrail, String document) {
    managing(organizations ->
        organizations.updatePolicy(r -> r.policyId(policies.get(guardrail)).content(document)));
  }

  /** Does this while no guardrail stands, as an organization's administrator could. */
  public void pastGuardrails(Runnable deed) {
    managing(organizations ->
        policies
            .values()
            .forEach(policy ->
                organizations.detachPolicy(r -> r.policyId(policy).targetId(member().account()))));
    try {
      deed.run();
    } finally {
      attach();
    }
  }

  private void attach() {
    managing(organizations ->
        policies
            .values()
            .forEach(policy ->
                organizations.attachPolicy(r -> r.policyId(policy).targetId(member().account()))));
  }

  private void managing(Consumer<OrganizationsClient> work) {
    try (var http = ApacheHttpClient.create();
        OrganizationsClient organizations =
            OrganizationsClient.builder()
                .httpClient(http)
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                            keys.management().accessKeyId(), keys.management().secretAccessKey())))
                .build()) {
      work.accept(organizations);
    }
  }
}
