package io.kedgeline.twins.aws.createsession;

import io.kedgeline.twins.aws.state.AwsError;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a certificate must be like to authenticate (IAM Roles Anywhere User Guide, "Trust model").
 */
final class LeafRules {

  private record Rule(String otherwise, Predicate<X509Certificate> holds) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule("Certificate must be X.509v3", leaf -> leaf.getVersion() == 3),
          new Rule("Certificate must not be a CA", leaf -> leaf.getBasicConstraints() < 0),
          new Rule("Certificate key usage must include digitalSignature", LeafRules::maySign),
          new Rule("Insufficient signature algorithm", SignatureAlgorithms::strong),
          new Rule(
              "Certificate subject must not be empty",
              leaf -> !leaf.getSubjectX500Principal().getName().isEmpty()));

  private LeafRules() {}

  static void require(X509Certificate leaf) {
    RULES.stream()
        .filter(rule -> !rule.holds().test(leaf))
        .findFirst()
        .ifPresent(broken -> {
          throw AwsError.accessDenied(broken.otherwise());
        });
  }

  private static boolean maySign(X509Certificate leaf) {
    boolean[] usage = leaf.getKeyUsage();
    return usage != null && usage[0];
  }
}
