package io.kedgeline.twins.aws.authz;

import static io.kedgeline.twins.aws.authz.Deciding.ACCOUNT;
import static io.kedgeline.twins.aws.authz.Deciding.ALLOW_ALL;
import static io.kedgeline.twins.aws.authz.Deciding.ROLE;
import static io.kedgeline.twins.aws.authz.Deciding.SESSION;
import static io.kedgeline.twins.aws.authz.Deciding.identity;
import static io.kedgeline.twins.aws.authz.Deciding.outcome;
import static io.kedgeline.twins.aws.authz.Deciding.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How the layers come together: one row an example, by its number. */
class LayersTest {

  private static final String DENY_ALL = ALLOW_ALL.replace("Allow", "Deny");
  private static final String ONLY_S3 = ALLOW_ALL.replace("\"*\",", "\"s3:*\",");
  private static final PolicyDocument FULL = identity(ALLOW_ALL);
  private static final PolicyDocument S3 = identity(ONLY_S3);

  private record Example(String id, String outcome, AccessRequest request, PolicyLayers layers) {}

  private static Example ex(String id, String outcome, PolicyLayers layers) {
    return new Example(id, outcome, Deciding.getRole(), layers);
  }

  private static Example bucket(String id, String outcome, PolicyLayers layers) {
    return new Example(
        id,
        outcome,
        Deciding.asks("s3:GetObject", "arn:aws:s3:::b/k", Deciding.context().build()),
        layers);
  }

  private static PolicyLayers own(PolicyDocument... identity) {
    return PolicyLayers.of(List.of(identity), ACCOUNT);
  }

  private static PolicyLayers scp(PolicyDocument... levels) {
    return own(FULL)
        .within(Stream.of(levels).<List<PolicyDocument>>map(List::of).toList(), List.of());
  }

  private static PolicyDocument control(String... statements) {
    return policy(PolicyKind.SERVICE_CONTROL, statements);
  }

  private static PolicyDocument naming(String principal, String... more) {
    String allow =
        "{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"*\",\"Resource\":\"*\"}"
            .formatted(principal);
    return policy(
        PolicyKind.RESOURCE,
        Stream.concat(Stream.of(allow), Stream.of(more)).toArray(String[]::new));
  }

  private static String aws(String principal) {
    return "{\"AWS\":\"" + principal + "\"}";
  }

  private static final String BY_ARN =
      "\"*\",\"Condition\":{\"ArnEquals\":{\"aws:PrincipalArn\":\"" + ROLE + "\"}}";

  private static final String[] LEASE = {
    ALLOW_ALL,
    "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{\"aws:SourceIdentity\":[\"a\",\"b\"]}}}",
    "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceIdentity\":\"a\"},\"DateGreaterThanEquals\":{\"aws:CurrentTime\":\"2026-01-01T13:00:00Z\"}}}",
    "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:SourceIdentity\":\"b\"},\"DateGreaterThanEquals\":{\"aws:CurrentTime\":\"2026-01-01T11:00:00Z\"}}}"
  };

  private static Example leased(String id, String outcome, Optional<String> holder) {
    RequestContext.Builder context = Deciding.context();
    holder.ifPresent(name -> context.put("aws:SourceIdentity", name));
    return new Example(
        id,
        outcome,
        Deciding.asks("iam:GetRole", ROLE, context.build()),
        own(FULL).inSession(List.of(policy(PolicyKind.SESSION, LEASE))));
  }

  @TestFactory
  Stream<DynamicTest> identityAndOrganisation() {
    return tests(
        ex("E01", "I", own()),
        ex("E02", "A", own(FULL)),
        ex("E03", "D", own(FULL, identity(DENY_ALL))),
        ex("E05", "A", scp(control(ALLOW_ALL), control(ALLOW_ALL), control(ALLOW_ALL))),
        ex("E06", "I", scp(control(ALLOW_ALL), control(ONLY_S3), control(ALLOW_ALL))),
        ex("E07", "D", scp(control(ALLOW_ALL, DENY_ALL), control(ALLOW_ALL))),
        ex("E08", "I", own().within(List.of(List.of(control(ALLOW_ALL))), List.of())),
        ex(
            "E09",
            "A",
            scp(
                control(ALLOW_ALL),
                control(ONLY_S3, ONLY_S3.replace("s3:", "iam:")),
                control(ALLOW_ALL))));
  }

  @TestFactory
  Stream<DynamicTest> boundariesAndSessions() {
    return tests(
        ex("E13", "I", own(FULL).boundedBy(Optional.of(S3))),
        ex("E14", "I", own().boundedBy(Optional.of(FULL))),
        ex("E15", "D", own(FULL).boundedBy(Optional.of(identity(ALLOW_ALL, DENY_ALL)))),
        ex("E16", "I", own(FULL).inSession(List.of(S3))),
        ex("E17", "A", own(FULL).inSession(List.of(FULL))),
        ex("E18", "I", own().inSession(List.of(FULL))),
        ex("E19", "D", own(FULL).inSession(List.of(identity(ALLOW_ALL, DENY_ALL)))),
        ex("E20", "A", own(FULL).inSession(List.of(S3, FULL))));
  }

  @TestFactory
  Stream<DynamicTest> aLeaseLetsItsHoldersInUntilTheirEnd() {
    return tests(
        leased("E21", "A", Optional.of("a")),
        leased("E22", "D", Optional.of("b")),
        leased("E23", "D", Optional.of("z")),
        leased("E24", "D", Optional.empty()));
  }

  @TestFactory
  Stream<DynamicTest> resourcePolicies() {
    String star = "\"*\"";
    String foreignDeny =
        "{\"Effect\":\"Deny\",\"Principal\":%s,\"Action\":\"*\",\"Resource\":\"*\"}";
    PolicyLayers none = own();
    return tests(
        bucket("E30", "A", none.on(naming(aws(ROLE)))),
        bucket(
            "E31",
            "I",
            none.on(naming(aws(ROLE)))
                .inSession(List.of(identity(ALLOW_ALL.replace("\"*\",", "\"iam:*\","))))),
        bucket(
            "E32",
            "I",
            none.on(naming(aws(ROLE)))
                .boundedBy(Optional.of(identity(ALLOW_ALL.replace("\"*\",", "\"iam:*\","))))),
        bucket(
            "E33",
            "A",
            none.on(naming(aws(SESSION.arn())))
                .boundedBy(Optional.of(identity(ALLOW_ALL.replace("\"*\",", "\"iam:*\","))))),
        bucket(
            "E34",
            "A",
            none.on(naming(aws(SESSION.arn())))
                .inSession(List.of(identity(ALLOW_ALL.replace("\"*\",", "\"iam:*\","))))),
        bucket("E35", "I", none.on(naming(aws("arn:aws:iam::" + ACCOUNT + ":root")))),
        bucket("E36", "A", own(FULL).on(naming(aws("arn:aws:iam::" + ACCOUNT + ":root")))),
        bucket("E37", "D", own(FULL).on(naming(star, foreignDeny.formatted(star)))),
        bucket(
            "E38",
            "A",
            none.on(naming(BY_ARN))
                .boundedBy(Optional.of(identity(ALLOW_ALL.replace("\"*\",", "\"iam:*\","))))),
        bucket(
            "E47",
            "A",
            none.on(naming(BY_ARN))
                .inSession(List.of(identity(ALLOW_ALL.replace("\"*\",", "\"iam:*\","))))),
        bucket("E39", "I", none.on(naming(aws(SESSION.arn() + "0")))),
        bucket(
            "E40",
            "D",
            none.on(naming(aws(SESSION.arn()))).boundedBy(Optional.of(identity(DENY_ALL)))),
        bucket(
            "E41",
            "D",
            none.on(naming(aws(ROLE)))
                .within(List.of(List.of(control(ALLOW_ALL, DENY_ALL))), List.of())),
        bucket(
            "E48",
            "D",
            own(FULL)
                .on(naming(star, foreignDeny.formatted(aws("arn:aws:iam::" + ACCOUNT + ":root"))))),
        bucket("E49", "D", own(FULL).on(naming(star, foreignDeny.formatted(aws(ROLE))))),
        bucket(
            "E50",
            "I",
            none.on(naming(aws(SESSION.arn())))
                .within(
                    List.of(List.of(control(ALLOW_ALL.replace("\"*\",", "\"iam:*\",")))),
                    List.of())));
  }

  @TestFactory
  Stream<DynamicTest> acrossAccountsBothSidesMustAllow() {
    PolicyLayers foreign = PolicyLayers.of(List.of(), "999988887777").on(naming(aws(ROLE)));
    PolicyLayers both = PolicyLayers.of(List.of(FULL), "999988887777").on(naming(aws(ROLE)));
    PolicyLayers identityOnly = PolicyLayers.of(List.of(FULL), "999988887777");
    return tests(
        bucket("E42", "I", foreign), bucket("E43", "A", both), bucket("own", "I", identityOnly));
  }

  private static Stream<DynamicTest> tests(Example... examples) {
    return Stream.of(examples)
        .map(example ->
            DynamicTest.dynamicTest(
                example.id() + " is " + example.outcome(),
                () ->
                    assertEquals(example.outcome(), outcome(example.request(), example.layers()))));
  }
}
