package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.time.Instant;
import java.util.List;

/** The policies that AWS itself keeps; each account may attach them and none may change them. */
public final class AwsManagedPolicies {

  static final String SERVICE_POLICY =
      "arn:aws:iam::aws:policy/aws-service-role/AWSRolesAnywhereServicePolicy";

  private static final String EVERYTHING =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
      """;
  private static final String SERVICE =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"cloudwatch:PutMetricData",\
      "Resource":"*","Condition":{"StringEquals":{"cloudwatch:namespace":["AWS/RolesAnywhere",\
      "AWS/Usage"]}}},{"Effect":"Allow","Action":["acm-pca:GetCertificateAuthorityCertificate",\
      "acm-pca:DescribeCertificateAuthority"],"Resource":"arn:aws:acm-pca:*:*:*"}]}\
      """;

  private AwsManagedPolicies() {}

  /** AdministratorAccess, and what hangs on the role that is linked to Roles Anywhere. */
  public static List<ManagedPolicy> all(Instant created) {
    return List.of(
        policy(
            "/",
            "AdministratorAccess",
            "ANPAIWMBCKSKIEE64ZLYK",
            "Provides full access to AWS services and resources.",
            EVERYTHING,
            created),
        policy(
            "/aws-service-role/",
            "AWSRolesAnywhereServicePolicy",
            "ANPARAVTWINSERVICE0000",
            "Allows IAM Roles Anywhere to publish metrics and to read private CAs.",
            SERVICE,
            created));
  }

  private static ManagedPolicy policy(
      String path, String name, String id, String description, String text, Instant created) {
    return new ManagedPolicy(
        ManagedPolicy.AWS, path, name, id, description, PolicyTexts.managed(text), created);
  }
}
