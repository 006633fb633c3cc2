package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.acmpca.PrivateCaApi;
import io.kedgeline.twins.aws.cloudtrail.CloudTrailApi;
import io.kedgeline.twins.aws.iam.IamApi;
import io.kedgeline.twins.aws.identitystore.IdentityStoreApi;
import io.kedgeline.twins.aws.organizations.OrganizationsApi;
import io.kedgeline.twins.aws.rolesanywhere.AnywhereApi;
import io.kedgeline.twins.aws.s3.S3Api;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.sts.StsApi;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The services of this twin, and which of their operations a request asks for. */
public final class Operations {

  final CloudTrailApi cloudtrail = new CloudTrailApi();
  final AnywhereApi anywhere = new AnywhereApi();
  final JsonTarget<?> organizations = OrganizationsApi.operations();
  final JsonTarget<?> identities = IdentityStoreApi.operations();
  final IamApi iam = new IamApi();
  final JsonTarget<?> privateCa = PrivateCaApi.operations();
  final S3Api s3 = new S3Api();
  final StsApi sts = new StsApi();

  /** The names of all operations by service. */
  public SortedMap<String, Set<String>> names() {
    Set<String> ofAnywhere = new TreeSet<>(anywhere.names());
    ofAnywhere.add("CreateSession");
    SortedMap<String, Set<String>> names = new TreeMap<>();
    names.put("acm-pca", privateCa.names());
    names.put("cloudtrail", cloudtrail.names());
    names.put("iam", iam.names());
    names.put("identitystore", identities.names());
    names.put("organizations", organizations.names());
    names.put("rolesanywhere", ofAnywhere);
    names.put("s3", s3.names());
    names.put("sts", sts.names());
    return names;
  }

  /** What the request asks for; whatever is wrong with it is told when it is carried out. */
  Called called(Request request) {
    return request
        .authorization()
        .map(
            authorization -> new Called(authorization.service(), operation(request, authorization)))
        .orElseGet(() -> new Called("", "Unknown"));
  }

  private String operation(Request request, Authorization authorization) {
    return switch (authorization.service()) {
      case "rolesanywhere" ->
          authorization.algorithm().startsWith("AWS4-X509")
              ? "CreateSession"
              : anywhere.operation(request.method(), request.rawPath());
      case "acm-pca" -> privateCa.operation(request);
      case "s3" -> S3Api.operation(request);
      case "cloudtrail" -> CloudTrailApi.operation(request);
      case "identitystore" -> identities.operation(request);
      case "organizations" -> organizations.operation(request);
      default -> action(request);
    };
  }

  private static String action(Request request) {
    try {
      return Form.of(request.body()).find("Action").orElse("Unknown");
    } catch (AwsError malformed) {
      return "Unknown";
    }
  }
}
