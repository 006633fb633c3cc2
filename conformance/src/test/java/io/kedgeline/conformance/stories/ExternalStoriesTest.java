package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.conformance.authority.OutsideAuthority;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.external.ExternalDraft;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Authorities outside AWS are attested, anchored, used and registered; or undone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalStoriesTest {

  private static final List<String> EVERYTHING = List.of("anchor", "list", "profile", "role");

  private Optional<ExternalStory> told = Optional.empty();

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException, SQLException {
    told = Optional.of(ExternalStory.in(folder, "unattested", "idle"));
  }

  @AfterAll
  void end() throws IOException {
    story().close();
  }

  private ExternalStory story() {
    return told.orElseThrow();
  }

  private List<String> standing(ExternalDraft draft) {
    try (PkiSight sight = new PkiSight(story().sandbox)) {
      return sight.of(draft);
    }
  }

  @Test
  void withoutTheAttestationNothingIsMadeAndWhoeverAttestsFillsNoOtherSlot() {
    RunId run = story().awaitingApproval("unattested", story().outside("Unattested CA"));
    ExternalDraft draft = story().draft(run);
    story().vote(run, InventedPeople.AUTHORITY_ADMIN, "pki-admin");
    assertInstanceOf(
        ActAnswer.Refused.class, story().cast(run, InventedPeople.ATTESTOR, "security-lead"));
    assertEquals(
        Refusal.NOT_IN_GROUP.name(),
        assertInstanceOf(
                ActAnswer.Refused.class,
                story().cast(run, InventedPeople.SECURITY_LEAD, "ca-attestor"))
            .code());
    story().vote(run, InventedPeople.SECURITY_LEAD, "security-lead");
    assertEquals(List.of("ca-attestor"), story().statusOf(run).emptySlots());
    assertEquals(List.of(), standing(draft));
    assertInstanceOf(ActAnswer.Accepted.class, story().deny(run, InventedPeople.ATTESTOR));
    OnboardingOutcome outcome = story().outcomeAfter(run, Duration.ZERO);
    assertEquals(OnboardingState.DENIED, outcome.state(), outcome::reason);
    assertEquals(List.of(), standing(draft));
    assertEquals(List.of(), story().contradicted(run));
  }

  @Test
  void anAttestedAuthorityIsRegisteredOnceItsCanaryWasSeenAndAgainChangesNothing() {
    OutsideAuthority authority = story().outside("Partner CA");
    RunId run = story().approved("partner", authority);
    ExternalDraft draft = story().draft(run);
    story().use(authority, draft);
    OnboardingOutcome outcome = story().outcomeAfter(run, Duration.ofMinutes(20));
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(EVERYTHING, standing(draft));
    assertEquals(List.of(), story().contradicted(run));
    OnboardingOutcome again =
        story().outcomeAfter(story().asked("partner", authority), Duration.ZERO);
    assertEquals(OnboardingState.REJECTED, again.state());
    assertTrue(
        again
            .reason()
            .contains("registered by %s: running this again changes nothing".formatted(run)),
        again::reason);
    assertTrue(again.reason().contains("EXTERNAL_ANCHORED"), again::reason);
    OnboardingOutcome namesake =
        story()
            .outcomeAfter(
                story().asked("unattested", story().outside("Partner CA")), Duration.ZERO);
    assertEquals(OnboardingState.REJECTED, namesake.state());
    assertTrue(namesake.reason().contains("EXTERNAL_NAME_TAKEN"), namesake::reason);
    assertEquals(EVERYTHING, standing(draft));
  }

  @Test
  void oneWhoseSignerAnAnchorTrustsAlreadyIsRefused() {
    Instant now = story().sandbox.clock().instant();
    InventedCa signer = InventedCa.root("CN=Partner Root,O=Partner", now);
    try (AnchorByHand bundle = new AnchorByHand(story().sandbox, production().draft())) {
      String anchor = bundle.trustByABundle(signer.self().certificatePem());
      OnboardingOutcome outcome =
          story()
              .outcomeAfter(
                  story().asked("unattested", OutsideAuthority.below(signer, "Lower CA", now)),
                  Duration.ZERO);
      bundle.delete(anchor);
      assertEquals(OnboardingState.REJECTED, outcome.state());
      assertTrue(outcome.reason().contains("EXTERNAL_ANCHORED"), outcome::reason);
    }
  }

  @Test
  void oneThatIsCalledLikeAnAuthorityOfTheRulebookIsRefusedMadeOrNot() {
    String name = production().authority().commonName();
    OnboardingOutcome outcome =
        story()
            .outcomeAfter(
                story().asked("unattested", story().outside(name.toUpperCase(Locale.ROOT))),
                Duration.ZERO);
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(
        outcome.reason().contains("EXTERNAL_NAME_TAKEN: the authority of production"),
        outcome::reason);
  }

  private AuthorityEnvironment production() {
    return story()
        .sandbox
        .rulebook()
        .rulebook()
        .pkiSetup()
        .flatMap(rules -> rules.environment("production"))
        .orElseThrow();
  }

  /** Last of all: days pass in it, and then the sandbox's list of people is too old for a vote. */
  @Test
  @Order(Integer.MAX_VALUE)
  void oneWhoseCanaryNobodyUsesIsUndone() {
    RunId run = story().approved("idle", story().outside("Idle CA"));
    ExternalDraft draft = story().draft(run);
    OnboardingOutcome outcome = story().outcomeAfter(run, Duration.ofHours(1));
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("CANARY_UNSEEN: nobody used the certificate in time", outcome.reason());
    assertEquals(List.of(), standing(draft));
    assertEquals(List.of(), story().contradicted(run));
  }
}
