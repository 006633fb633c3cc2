package io.kedgeline.conformance.trustpolicy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.TrustFinding;
import io.kedgeline.domain.trustpolicy.Verdict;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.IamException;

/** The linter against a judge that shares no code with it: the AWS twin, over CreateSession. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustPolicyAgreementTest {

  private static final String LET_IN = "let in";
  private static final long SEED = 20_261_129L;

  private final TrustWorld world;
  private final List<TrustWorld.Presented> strangers = new ArrayList<>();

  TrustPolicyAgreementTest() throws IOException {
    this.world = new TrustWorld();
  }

  @BeforeAll
  void strangersCome() {
    strangers.addAll(new Strangers(world, SEED).some(200));
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @ParameterizedTest
  @MethodSource("io.kedgeline.conformance.trustpolicy.PolicyCases#all")
  void whatTheLinterCallsOpenLetsTheStrangerInAndWhatItCallsClosedLetsNobodyIn(PolicyCase one) {
    String policy = one.text(world.anchor());
    agree(Linted.judge(policy), policy, strangers);
  }

  @ParameterizedTest
  @MethodSource("io.kedgeline.conformance.trustpolicy.TrustPolicyLintTest#innocent")
  void whereNothingIsFoundTheRightfulOneGetsIn(PolicyCase innocent) {
    world.trust(innocent.text(world.anchor()));
    assertEquals(LET_IN, world.ask(world.issue(world.anchor(), Strangers.rightful())));
  }

  @Test
  void theyAgreeOnPoliciesWithTwoThingsDoneToThem() {
    Random random = new Random(SEED);
    List<PolicyCase> all = PolicyCases.all().toList();
    Map<Verdict, Integer> judged = new EnumMap<>(Verdict.class);
    for (int tried = 0; tried < 250; tried++) {
      Optional<String> policy =
          all.get(random.nextInt(all.size()))
              .edited(PolicyCase.template(world.anchor()), world.anchor())
              .flatMap(once -> all.get(random.nextInt(all.size())).edited(once, world.anchor()));
      if (policy.isPresent()) {
        Optional<Judgement> judgement = judgedIfItIsOne(policy.get());
        judgement.ifPresent(found -> {
          judged.merge(found.verdict(), 1, Integer::sum);
          agree(found, policy.get(), strangers.subList(0, 40));
        });
      }
    }
    assertTrue(judged.getOrDefault(Verdict.OPEN, 0) > 50, judged.toString());
    assertTrue(judged.getOrDefault(Verdict.CLOSED, 0) > 20, judged.toString());
  }

  @Test
  void anotherAccountsAnchorIsRefusedWhateverThePolicySays() {
    world.trust(
        PolicyCases.GUILTY.stream()
            .filter(c -> c.name().equals("no anchor"))
            .findFirst()
            .orElseThrow()
            .text(world.anchor()));
    assertEquals(LET_IN, world.ask(world.issue(world.strangeAnchor(), Strangers.rightful())));
    assertEquals(
        "Profile and trust anchor are in different accounts",
        world.ask(world.issue(world.anchorElsewhere(), Strangers.rightful())));
  }

  /** What the linter does not read as a policy AWS does not take as one either. */
  private Optional<Judgement> judgedIfItIsOne(String policy) {
    try {
      return Optional.of(Linted.judge(policy));
    } catch (DocumentFaults faulty) {
      assertThrows(IamException.class, () -> world.trust(policy), policy);
      return Optional.empty();
    }
  }

  /** Of what AWS refuses to take as a policy the linter must have something to say. */
  private void agree(Judgement judgement, String policy, List<TrustWorld.Presented> some) {
    try {
      world.trust(policy);
    } catch (IamException refused) {
      assertTrue(!judgement.findings().isEmpty(), policy);
      return;
    }
    if (judgement.verdict() == Verdict.CLOSED) {
      assertEquals(
          List.of(), some.stream().filter(s -> world.ask(s).equals(LET_IN)).toList(), policy);
    }
    judgement.findings().stream()
        .map(TrustFinding::stranger)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(
            stranger -> assertEquals(LET_IN, world.ask(world.issue(stranger)), policy + stranger));
  }
}
