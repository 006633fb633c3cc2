package io.kedgeline.starters.evidence;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.audit.SealText;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.warrant.SignInToken;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.starters.desk.ActSigner;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of one honest window, to be forged by tests that hold every key. */
final class WindowRecord {

  static final RunId RUN = new RunId("RB-06/CHG-7");
  static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  static final String EXECUTION = "execution-1";
  static final PersonId MAYA = new PersonId("maya");
  static final PersonId GRACE = new PersonId("grace");
  static final PersonId RAVI = new PersonId("ravi");
  static final LoadedRulebook RULEBOOK =
      RulebookFile.read(Path.of("..", "runbooks", "rulebook.yaml"));

  private static final KeyPair ACT = pair();
  private static final KeyPair SEAL = pair();
  private static final RecordIssuer ISSUER = new RecordIssuer();
  static final ActSigner SIGNER =
      new ActSigner(new KeyFiles.SigningKey("server-1", ACT.getPrivate()));

  private final List<Fact> facts = new ArrayList<>();
  private int nonces;

  static TrustRoot trust() {
    return trust(RULEBOOK);
  }

  static TrustRoot trust(LoadedRulebook rulebook) {
    return new TrustRoot(
        new Trust(ring("server-1", ACT), ISSUER.pinned()), ring("ledger-1", SEAL), rulebook);
  }

  private static Keyring ring(String id, KeyPair pair) {
    return Keyring.of(
        Map.of(id, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
  }

  /** Everything from the request to the end. */
  static WindowRecord whole() {
    WindowRecord record = new WindowRecord();
    WindowPlan plan = plan(request());
    record.asked(request(), MAYA);
    record.planned(plan);
    record.voted(GRACE, "security-lead", plan);
    record.voted(RAVI, "ir-lead", plan);
    record.opened(plan);
    record.closed(plan);
    return record;
  }

  List<Fact> facts() {
    return facts;
  }

  void asked(WindowRequest request, PersonId person) {
    told(
        FactKind.REQUESTED,
        RUN.value(),
        act(SIGNER.sign(new Act.Request(header(person, NOON), request))));
  }

  void planned(WindowPlan plan) {
    told(
        FactKind.PLANNED,
        RUN.value(),
        Map.of("plan", CanonicalJson.write(plan), "digest", CanonicalJson.digest(plan).hex()));
  }

  void voted(PersonId person, String slot, WindowPlan plan) {
    voted(person, Optional.of(slot), Decision.APPROVE, plan, CanonicalJson.digest(plan), NOON);
  }

  void voted(
      PersonId person,
      Optional<String> slot,
      Decision decision,
      WindowPlan plan,
      Digest digest,
      Instant issued) {
    voted(person, slot, decision, plan, digest, issued, Optional.of(ISSUER.signIn(person, digest)));
  }

  void votedWithTheSignInOf(PersonId other, PersonId person, String slot, WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    voted(
        person,
        Optional.of(slot),
        Decision.APPROVE,
        plan,
        digest,
        NOON,
        Optional.of(ISSUER.signIn(other, digest)));
  }

  void votedWithoutASignIn(PersonId person, String slot, WindowPlan plan) {
    Digest digest = CanonicalJson.digest(plan);
    voted(person, Optional.of(slot), Decision.APPROVE, plan, digest, NOON, Optional.empty());
  }

  private void voted(
      PersonId person,
      Optional<String> slot,
      Decision decision,
      WindowPlan plan,
      Digest digest,
      Instant issued,
      Optional<SignInToken> signIn) {
    told(
        FactKind.VOTED,
        person.value(),
        act(
            SIGNER.sign(
                new Act.Ballot(
                    header(person, issued),
                    EXECUTION,
                    plan.round(),
                    digest,
                    slot,
                    decision,
                    "",
                    signIn))));
  }

  /** Somebody said no who has no part in the run: refused, and in the record all the same. */
  void refusedDenial(PersonId stranger, WindowPlan plan) {
    voted(stranger, Optional.empty(), Decision.DENY, plan, CanonicalJson.digest(plan), NOON);
    Fact said = facts.removeLast();
    told(FactKind.REFUSED, stranger.value(), said.detail());
  }

  void withdrew(PersonId person) {
    told(
        FactKind.VOTED,
        person.value(),
        act(SIGNER.sign(new Act.Withdrawal(header(person, NOON.plusSeconds(1)), EXECUTION))));
  }

  void opened(WindowPlan plan) {
    acted("WriteLease", Operation.WRITE_LEASE, plan);
    acted("Notarise", Operation.NOTARISE, plan);
    acted("Enable", Operation.ENABLE, plan);
    told(FactKind.OPENED, RUN.value(), Map.of("holder", "CN=omar"));
  }

  void acted(String activity, Operation operation, WindowPlan plan) {
    facts.add(intent(activity, operation, plan, plan.request().length(), NOON.plusSeconds(60)));
    facts.add(result(activity));
  }

  void closed(WindowPlan plan) {
    told(FactKind.CLOSE_REQUESTED, RUN.value(), Map.of("reason", "the window reached its end"));
    acted("Close", Operation.CLOSE, plan);
    facts.add(result("ProveClosed"));
    told(FactKind.CLOSED, RUN.value(), Map.of("reason", "the window reached its end"));
    reviewed(GRACE);
    told(FactKind.ENDED, RUN.value(), Map.of("state", "REVIEWED"));
  }

  /** An extension between opening and closing, by votes in the order of the slots. */
  void extendedBeforeClosing(Duration asked, Duration given, List<PersonId> voters) {
    int closing = 0;
    while (facts.get(closing).kind() != FactKind.CLOSE_REQUESTED) {
      closing++;
    }
    List<Fact> after = new ArrayList<>(facts.subList(closing, facts.size()));
    facts.subList(closing, facts.size()).clear();
    extended(asked, given, voters);
    int more = facts.size();
    for (Fact fact : after) {
      facts.add(
          Fact.of(fact.key() + "-" + more, fact.kind(), fact.at(), fact.actor(), fact.detail()));
    }
  }

  private void extended(Duration asked, Duration given, List<PersonId> voters) {
    Act.Extension wish =
        new Act.Extension(header(MAYA, NOON), EXECUTION, asked, "a test asks for more time");
    told(FactKind.EXTENSION_REQUESTED, MAYA.value(), act(SIGNER.sign(wish)));
    WindowPlan opened = plan(request());
    Instant from = NOON.plusSeconds(60);
    Instant until = from.plus(opened.request().length());
    WindowPlan plan =
        new WindowPlan(
            opened.run(),
            EXECUTION,
            2,
            opened.request(),
            opened.requester(),
            opened.role(),
            opened.trustAnchor(),
            opened.slots(),
            opened.rulebook(),
            opened.state(),
            until,
            until,
            List.of(
                new PlannedAction(Operation.EXTEND, opened.request().profile().value()),
                new PlannedAction(Operation.CLOSE, opened.request().profile().value())),
            Optional.empty(),
            Optional.of(new PlannedExtension(1, MAYA, NOON, from, until, given, wish.reason())));
    planned(plan);
    for (int i = 0; i < voters.size(); i++) {
      voted(voters.get(i), plan.slots().get(i).name(), plan);
    }
    Fact intent =
        intent("Extend", Operation.EXTEND, plan, plan.request().length().plus(given), from);
    Map<String, String> detail = new HashMap<>(intent.detail());
    detail.put("extensions", "1");
    facts.add(
        Fact.of(
            intent.key(), FactKind.INTENT, intent.at().plusSeconds(60), intent.actor(), detail));
    facts.add(result("Extend"));
    told(FactKind.EXTENDED, RUN.value(), Map.of("until", until.plus(given).toString()));
  }

  void reviewed(PersonId person) {
    facts.add(result("Changes", Map.of("changes", Digest.ofText("changes").hex())));
    reviewed(person, Digest.ofText("changes"));
  }

  /** A review of this list of changes, whatever a worker listed. */
  void reviewed(PersonId person, Digest changes) {
    Map<String, String> review = review(person, changes);
    told(FactKind.REVIEW_GIVEN, person.value(), review);
    facts.add(
        result(
            "RecordReview", Map.of("review", Digest.ofText(review.getOrDefault("act", "")).hex())));
    told(FactKind.REVIEWED, person.value(), review);
  }

  /** The signed words of this reviewer. */
  Map<String, String> review(PersonId person, Digest changes) {
    return act(
        SIGNER.sign(
            new Act.Review(
                header(person, NOON),
                EXECUTION,
                changes,
                Conclusion.JUSTIFIED,
                "a test looked at it")));
  }

  Fact intent(String activity, Operation operation, WindowPlan plan, Duration length, Instant at) {
    return Fact.of(
        "activity/%s/%d/1/intent".formatted(EXECUTION, facts.size()),
        FactKind.INTENT,
        at,
        "worker/" + activity,
        Map.of(
            "operation", operation.name(),
            "object", plan.request().profile().value(),
            "role", plan.role().value(),
            "holder", plan.holder().value(),
            "from", at.toString(),
            "until", at.plus(length).toString(),
            "extensions", "0"));
  }

  Fact result(String activity) {
    return result(activity, Map.of());
  }

  Fact result(String activity, Map<String, String> more) {
    Map<String, String> detail = new HashMap<>(more);
    detail.put("activity", activity);
    return Fact.of(
        "activity/%s/%d/1/result".formatted(EXECUTION, facts.size()),
        FactKind.RESULT,
        NOON.plusSeconds(60),
        "worker/" + activity,
        detail);
  }

  void told(FactKind kind, String actor, Map<String, String> detail) {
    facts.add(
        Fact.of("workflow/%s/%d".formatted(EXECUTION, facts.size()), kind, NOON, actor, detail));
  }

  EvidenceBundle sealed() {
    return sealed(RUN, facts);
  }

  static EvidenceBundle sealed(RunId run, List<Fact> facts) {
    List<JournalEntry> entries = new ArrayList<>();
    Digest previous = HashChain.origin(run);
    for (Fact fact : facts) {
      JournalEntry entry = HashChain.append(run, entries.size() + 1L, previous, fact);
      entries.add(entry);
      previous = entry.hash();
    }
    return new EvidenceBundle(
        EvidenceBundle.FORMAT, run, entries, Optional.of(seal(run, entries.size(), previous)));
  }

  private static Seal seal(RunId run, long length, Digest head) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(SEAL.getPrivate());
      signer.update(SealText.of(run, length, head, NOON).getBytes(StandardCharsets.UTF_8));
      return new Seal(
          run, length, head, "ledger-1", Base64.getEncoder().encodeToString(signer.sign()), NOON);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }

  static WindowRequest request() {
    return new WindowRequest(
        new ChangeId("CHG-7"),
        governed().profile(),
        new PersonId("omar"),
        new SourceIdentity("CN=omar"),
        Duration.ofMinutes(30),
        "a test asks for a window");
  }

  static BreakGlassProfile governed() {
    return RULEBOOK.rulebook().breakGlass().profiles().getFirst();
  }

  static WindowPlan plan(WindowRequest request) {
    String profile = request.profile().value();
    Instant expires = NOON.plus(RULEBOOK.rulebook().breakGlass().approvalExpiry());
    return new WindowPlan(
        RUN,
        EXECUTION,
        1,
        request,
        MAYA,
        governed().role(),
        governed().trustAnchor(),
        RULEBOOK.rulebook().breakGlass().slots(),
        RULEBOOK.sha256(),
        Digest.ofText("state"),
        expires,
        expires.plus(RULEBOOK.rulebook().breakGlass().executionExpiry()),
        List.of(
            new PlannedAction(Operation.WRITE_LEASE, profile),
            new PlannedAction(Operation.NOTARISE, profile),
            new PlannedAction(Operation.ENABLE, profile),
            new PlannedAction(Operation.CLOSE, profile)));
  }

  ActHeader header(PersonId person, Instant issued) {
    nonces++;
    return new ActHeader(RUN, person, "api", "nonce-" + nonces, issued, issued.plusSeconds(300));
  }

  static Map<String, String> act(SignedAct signed) {
    Map<String, String> detail = new HashMap<>();
    detail.put("act", signed.payload());
    detail.put("keyId", signed.keyId());
    detail.put("signature", signed.signature());
    return detail;
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new AssertionError(everyJdkHasIt);
    }
  }
}
