package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.PrivateCa.OwnCertificate;
import java.util.Optional;

/** An authority as other services see it. */
public final class ActiveCa {

  private ActiveCa() {}

  /** The certificate in PEM of an ACTIVE authority of this account and Region. */
  public static Optional<String> certificate(
      AwsState state, String arn, String account, String region) {
    return state
        .privateCas()
        .find(arn)
        .filter(ca -> ca.account().equals(account) && ca.region().equals(region))
        .filter(ca -> Lifecycle.at(ca, state.now()).equals(Lifecycle.ACTIVE))
        .flatMap(ca -> ca.certificate())
        .map(OwnCertificate::pem);
  }
}
