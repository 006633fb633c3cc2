package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.state.AwsError;

/** What the service refuses with (API Reference, "Errors" of each operation). */
final class Refusals {

  private Refusals() {}

  static AwsError args(String message) {
    return new AwsError(400, "InvalidArgsException", message);
  }

  static AwsError arn(String message) {
    return new AwsError(400, "InvalidArnException", message);
  }

  static AwsError state(String message) {
    return new AwsError(400, "InvalidStateException", message);
  }

  static AwsError request(String message) {
    return new AwsError(400, "InvalidRequestException", message);
  }

  static AwsError missing(String arn) {
    return new AwsError(400, "ResourceNotFoundException", "Could not find " + arn);
  }

  static AwsError inProgress(String message) {
    return new AwsError(400, "RequestInProgressException", message);
  }

  static AwsError limit(String message) {
    return new AwsError(400, "LimitExceededException", message);
  }

  static AwsError csr(String message) {
    return new AwsError(400, "MalformedCSRException", message);
  }

  static AwsError certificate(String message) {
    return new AwsError(400, "MalformedCertificateException", message);
  }

  static AwsError mismatch(String message) {
    return new AwsError(400, "CertificateMismatchException", message);
  }
}
