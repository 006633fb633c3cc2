package io.kedgeline.twins.aws;

import io.kedgeline.twins.pki.InventedCa;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A twin with an organisation of three accounts. */
final class OrganizationWorld implements AutoCloseable {

  static final String MANAGEMENT = "999988887777";
  static final String MEMBER = Clients.ACCOUNT;
  static final String SIBLING = "444455556666";
  static final String DENY_ALL = Clients.policy("Deny", "*");

  final Instant now = Instant.now();
  final InventedCa ca = InventedCa.root("CN=Root", now.minusSeconds(3600));
  final AwsTwin twin;
  final Clients clients;
  final OrganizationKeys keys;
  final OrganizationsClient organizations;

  OrganizationWorld() throws IOException {
    twin = AwsTwin.start(InstantSource.fixed(now));
    clients = new Clients(twin);
    keys = twin.createOrganization(MANAGEMENT, MEMBER, SIBLING);
    organizations = clients.organizations(administrator(MANAGEMENT));
  }

  static AwsCredentials credentials(AccountKeys keys) {
    return AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey());
  }

  AwsCredentials administrator(String account) {
    return credentials(twin.administrator(account));
  }

  AwsCredentials root() {
    return credentials(keys.members().getFirst());
  }

  /** The id of a new service control policy. */
  String control(String name, String content) {
    return policy(PolicyType.SERVICE_CONTROL_POLICY, name, content);
  }

  String policy(PolicyType type, String name, String content) {
    return organizations
        .createPolicy(r -> r.type(type).name(name).description("").content(content))
        .policy()
        .policySummary()
        .id();
  }

  void attach(String policy, String target) {
    organizations.attachPolicy(r -> r.policyId(policy).targetId(target));
  }

  /** A unit under the root into which an account is moved. */
  String unitWith(String account) {
    String unit =
        organizations
            .createOrganizationalUnit(r -> r.parentId(keys.root()).name("unit"))
            .organizationalUnit()
            .id();
    organizations.moveAccount(
        r -> r.accountId(account).sourceParentId(keys.root()).destinationParentId(unit));
    return unit;
  }

  /** A session of a role of the member account, made by its administrator. */
  AwsCredentials session(String role) {
    Credentials session =
        clients
            .sts(administrator(MEMBER))
            .assumeRole(r ->
                r.roleArn("arn:aws:iam::" + MEMBER + ":role/" + role).roleSessionName("session"))
            .credentials();
    return AwsSessionCredentials.create(
        session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
  }

  @Override
  public void close() {
    twin.close();
  }
}
