package io.kedgeline.activities.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of one session, each made when it is first asked for: most activities ask for one. */
public final class AwsClients implements AutoCloseable {

  private final Supplier<RolesAnywhereClient> makeRolesAnywhere;
  private final Supplier<IamClient> makeIam;
  private final Supplier<AcmPcaClient> makePrivateCa;
  private final Supplier<S3Client> makeS3;
  private Optional<RolesAnywhereClient> rolesAnywhere = Optional.empty();
  private Optional<IamClient> iam = Optional.empty();
  private Optional<AcmPcaClient> privateCa = Optional.empty();
  private Optional<S3Client> s3 = Optional.empty();

  /** Clients that are made so. */
  AwsClients(
      Supplier<RolesAnywhereClient> rolesAnywhere,
      Supplier<IamClient> iam,
      Supplier<AcmPcaClient> privateCa,
      Supplier<S3Client> s3) {
    this.makeRolesAnywhere = rolesAnywhere;
    this.makeIam = iam;
    this.makePrivateCa = privateCa;
    this.makeS3 = s3;
  }

  /** Roles Anywhere, in the session's Region. */
  public synchronized RolesAnywhereClient rolesAnywhere() {
    RolesAnywhereClient client = rolesAnywhere.orElseGet(makeRolesAnywhere);
    rolesAnywhere = Optional.of(client);
    return client;
  }

  /** IAM, which is global. */
  public synchronized IamClient iam() {
    IamClient client = iam.orElseGet(makeIam);
    iam = Optional.of(client);
    return client;
  }

  /** ACM Private CA, in the session's Region. */
  public synchronized AcmPcaClient privateCa() {
    AcmPcaClient client = privateCa.orElseGet(makePrivateCa);
    privateCa = Optional.of(client);
    return client;
  }

  /** S3, in the session's Region. */
  public synchronized S3Client s3() {
    S3Client client = s3.orElseGet(makeS3);
    s3 = Optional.of(client);
    return client;
  }

  @Override
  public synchronized void close() {
    rolesAnywhere.ifPresent(RolesAnywhereClient::close);
    iam.ifPresent(IamClient::close);
    privateCa.ifPresent(AcmPcaClient::close);
    s3.ifPresent(S3Client::close);
  }
}
