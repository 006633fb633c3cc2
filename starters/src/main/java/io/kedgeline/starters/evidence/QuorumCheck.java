package io.kedgeline.starters.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Effect;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.wire.CanonicalJson;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folds the signed votes again. Whether a person stood in a group at the time is not in the
 * evidence; that each slot was filled by another person, before anything was opened and on the
 * digest of the plan that was carried out, is.
 */
final class QuorumCheck {

  private QuorumCheck() {}

  static EvidenceFinding of(EvidenceBundle bundle, TrustRoot trust) {
    List<Fact> all = bundle.entries().stream().map(JournalEntry::fact).toList();
    List<Fact> facts = all.stream().takeWhile(fact -> !opens(fact)).toList();
    if (facts.size() == all.size()) {
      return new EvidenceFinding("quorum", true, "nothing was opened, so nobody had to approve");
    }
    Optional<WindowPlan> plan = lastPlan(facts);
    if (plan.isEmpty()) {
      return finding(false, "something was opened without a plan");
    }
    if (!plan.get().rulebook().matches(trust.rulebook())) {
      return finding(false, "the plan was made under another rulebook than the one you pinned");
    }
    if (denied(facts, plan.get(), trust)) {
      return finding(false, "something was opened although the plan was denied");
    }
    Map<String, PersonId> filled = votes(facts, plan.get(), trust);
    for (Slot slot : plan.get().slots()) {
      if (!filled.containsKey(slot.name())) {
        return finding(false, "nobody filled the slot " + slot.name());
      }
    }
    Set<PersonId> people = new HashSet<>(filled.values());
    boolean others =
        !people.contains(plan.get().requester()) && !people.contains(plan.get().request().holder());
    return people.size() == filled.size() && others && !plan.get().slots().isEmpty()
        ? finding(true, "every slot was filled by another person: " + filled)
        : finding(false, "one person filled two slots, or approved their own window");
  }

  private static EvidenceFinding finding(boolean holds, String sentence) {
    return new EvidenceFinding("quorum", holds, sentence);
  }

  private static boolean opens(Fact fact) {
    String operation = fact.detail().getOrDefault("operation", "");
    return fact.kind() == FactKind.INTENT
        && List.of(Operation.values()).stream()
            .anyMatch(known -> known.name().equals(operation) && known.effect() == Effect.OPENS);
  }

  private static Optional<WindowPlan> lastPlan(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.kind() == FactKind.PLANNED)
        .reduce((first, later) -> later)
        .flatMap(QuorumCheck::planOf);
  }

  private static Optional<WindowPlan> planOf(Fact fact) {
    try {
      return Optional.of(
          WireMapper.strict().readValue(fact.detail().getOrDefault("plan", ""), WindowPlan.class));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean denied(List<Fact> facts, WindowPlan plan, TrustRoot trust) {
    return facts.stream()
        .flatMap(fact -> ballot(fact, plan, trust).stream())
        .anyMatch(ballot -> ballot.decision() == Decision.DENY);
  }

  /** The signed vote in this fact, if it is one on this plan and came before the plan expired. */
  private static Optional<Act.Ballot> ballot(Fact fact, WindowPlan plan, TrustRoot trust) {
    if (fact.kind() != FactKind.VOTED || fact.at().isAfter(plan.approvalExpires())) {
      return Optional.empty();
    }
    return EvidenceVerifier.actOf(fact)
        .flatMap(trust.actKeys()::open)
        .filter(Act.Ballot.class::isInstance)
        .map(Act.Ballot.class::cast)
        .filter(ballot -> ballot.plan().matches(CanonicalJson.digest(plan)))
        .filter(ballot -> ballot.execution().equals(plan.execution()))
        .filter(ballot -> ballot.header().run().equals(plan.run()));
  }

  private static Optional<PersonId> withdrawal(Fact fact, WindowPlan plan, TrustRoot trust) {
    return fact.kind() != FactKind.VOTED
        ? Optional.empty()
        : EvidenceVerifier.actOf(fact)
            .flatMap(trust.actKeys()::open)
            .filter(Act.Withdrawal.class::isInstance)
            .filter(act -> act.header().run().equals(plan.run()))
            .map(act -> act.header().person());
  }

  /** Votes in the order they came; a withdrawal takes the person's vote back. */
  private static Map<String, PersonId> votes(List<Fact> facts, WindowPlan plan, TrustRoot trust) {
    Map<String, PersonId> filled = new HashMap<>();
    for (Fact fact : facts) {
      ballot(fact, plan, trust)
          .filter(ballot -> ballot.decision() == Decision.APPROVE)
          .ifPresent(ballot ->
              ballot.slot().ifPresent(slot -> filled.putIfAbsent(slot, ballot.header().person())));
      withdrawal(fact, plan, trust).ifPresent(person -> filled.values().removeIf(person::equals));
    }
    return filled;
  }
}
