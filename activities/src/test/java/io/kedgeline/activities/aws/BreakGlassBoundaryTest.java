package io.kedgeline.activities.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.twins.aws.authz.AccessRequest;
import io.kedgeline.twins.aws.authz.Caller;
import io.kedgeline.twins.aws.authz.Evaluator;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.authz.PolicyLayers;
import io.kedgeline.twins.aws.authz.RequestContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

class BreakGlassBoundaryTest {

  /** A managed policy's size without white space (IAM User Guide, "IAM and STS quotas"). */
  private static final int LIMIT = 6_144;

  private static final Caller HOLDER =
      new Caller.Session(
          "arn:aws:sts::111122223333:assumed-role/ExactTR-BreakGlass/5f1c",
          "arn:aws:iam::111122223333:role/exacttr/breakglass/ExactTR-BreakGlass",
          "111122223333",
          "AROAEXAMPLE:5f1c");

  private final String text =
      BreakGlassBoundary.document(
          new AccountId("111122223333"),
          new Executors("Look", "Note", "Enable", "End", "Make", "Sign", "Root"));

  @Test
  void iamTakesTheShippedBoundary() throws MalformedPolicyException {
    assertEquals(text, PolicyDocument.parse(PolicyKind.BOUNDARY, text).text());
    assertTrue(text.replaceAll("\\s", "").length() <= LIMIT);
  }

  @Test
  void nothingOfIamButReadingAndTakingAwayIsLeft() throws MalformedPolicyException {
    Set<String> left = allowed("iam", IamClient.class);
    left.removeIf(action ->
        action.matches("iam:(Get|List|Generate|Simulate|Delete|Detach|Remove|Disable).*"));
    assertEquals(Set.of("iam:RejectDelegationRequest", "iam:ResyncMFADevice"), left);
    Set<String> bounds = new TreeSet<>(allowed("iam", IamClient.class));
    bounds.removeIf(action -> !action.contains("Boundary"));
    assertEquals(Set.of(), bounds);
  }

  @Test
  void nothingOfStsGivesCredentials() throws MalformedPolicyException {
    assertEquals(
        Set.of("sts:DecodeAuthorizationMessage", "sts:GetAccessKeyInfo", "sts:GetCallerIdentity"),
        allowed("sts", StsClient.class));
  }

  /** Every operation that the SDK knows, asked on something that is nobody's in particular. */
  private Set<String> allowed(String service, Class<?> client) throws MalformedPolicyException {
    PolicyDocument everything =
        PolicyDocument.parse(
            PolicyKind.IDENTITY,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}");
    PolicyLayers layers =
        PolicyLayers.of(List.of(everything), "111122223333")
            .boundedBy(Optional.of(PolicyDocument.parse(PolicyKind.BOUNDARY, text)));
    return Arrays.stream(client.getMethods())
        .filter(method -> method.getReturnType().getSimpleName().endsWith("Response"))
        .map(method -> service + ":" + capital(method.getName()))
        .filter(action ->
            Evaluator.decide(
                    new AccessRequest(HOLDER, action, "*", RequestContext.builder().build()),
                    layers)
                .allowed())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  @Test
  void everyNameIsPutIn() {
    assertFalse(text.contains("${"));
    for (String role : new String[] {"Look", "Note", "Enable", "End", "Make", "Sign", "Root"}) {
      assertTrue(text.contains("arn:aws:iam::111122223333:role/" + role), role);
    }
  }
}
