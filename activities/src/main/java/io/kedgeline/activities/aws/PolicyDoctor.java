package io.kedgeline.activities.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.workflows.wire.WireMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Compares the executor roles of an account with the policies that we ship: what a role may do
 * beyond its duty, nobody needs, and somebody will use.
 */
public final class PolicyDoctor {

  /** Stands for no run: the doctor's calls carry it as their source identity. */
  private static final RunId DOCTOR = new RunId("RB-00/DOCTOR-0");

  private final AccountSessions sessions;
  private final Executors executors;

  /** Looks with the observing role's sessions. */
  public PolicyDoctor(AccountSessions sessions, Executors executors) {
    this.sessions = sessions;
    this.executors = executors;
  }

  /** Everything that is not as shipped, one sentence each; empty when all is well. */
  public List<String> findings(AccountId account, Region region) {
    return AwsFailures.naming(() -> {
      List<String> findings = new ArrayList<>();
      try (AwsClients clients = sessions.as(Duty.OBSERVE, account, region, DOCTOR)) {
        for (Duty duty : Duty.values()) {
          findings.addAll(findings(duty, account, clients.iam()));
        }
      }
      return List.copyOf(findings);
    });
  }

  private List<String> findings(Duty duty, AccountId account, IamClient iam) {
    String role = duty.roleName(executors);
    List<String> findings = new ArrayList<>();
    try {
      for (String name : iam.listRolePolicies(r -> r.roleName(role)).policyNames()) {
        if (!name.equals(duty.word())) {
          findings.add("role %s: has the policy %s, which we do not ship".formatted(role, name));
        }
      }
      iam.listAttachedRolePolicies(r -> r.roleName(role))
          .attachedPolicies()
          .forEach(policy ->
              findings.add(
                  "role %s: has the policy %s attached, which we do not ship"
                      .formatted(role, policy.policyArn())));
      String found =
          URLDecoder.decode(
              iam.getRolePolicy(r -> r.roleName(role).policyName(duty.word())).policyDocument(),
              StandardCharsets.UTF_8);
      findings.addAll(differences(role, ExecutorPolicies.of(duty, account), found));
    } catch (NoSuchEntityException missing) {
      findings.add("role %s: it, or its policy %s, does not exist".formatted(role, duty.word()));
    }
    return findings;
  }

  private static List<String> differences(String role, String shipped, String found) {
    JsonNode expected = read(shipped);
    JsonNode actual = read(found);
    if (expected.equals(actual)) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    Set<String> more = actions(actual);
    more.removeAll(actions(expected));
    Set<String> fewer = actions(expected);
    fewer.removeAll(actions(actual));
    more.forEach(action -> differences.add("role %s: allows %s too much".formatted(role, action)));
    fewer.forEach(action -> differences.add("role %s: lacks %s".formatted(role, action)));
    if (differences.isEmpty()) {
      differences.add(
          "role %s: resources or conditions are not those that we ship".formatted(role));
    }
    return differences;
  }

  private static Set<String> actions(JsonNode policy) {
    Set<String> actions = new TreeSet<>();
    for (JsonNode statement : policy.path("Statement")) {
      JsonNode named = statement.path("Action");
      if (named.isTextual()) {
        actions.add(named.asText(""));
      }
      named.forEach(action -> actions.add(action.asText("")));
    }
    return actions;
  }

  private static JsonNode read(String policy) {
    try {
      return WireMapper.tolerant().readTree(policy);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("IAM gave a policy that is no JSON", unreadable);
    }
  }
}
