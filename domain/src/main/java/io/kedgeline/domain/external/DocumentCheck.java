package io.kedgeline.domain.external;

import io.kedgeline.domain.certificate.ComparedName;
import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.governed.PlanCheck;
import io.kedgeline.domain.rulebook.ExternalRules;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The named checks that what the documents of an authority outside AWS say passes by the rulebook.
 * They ask plan and rulebook alone, as of when the plan was made: a worker asks them again before
 * each step, and a verifier a year later.
 */
public final class DocumentCheck {

  static final List<PlanCheck<Judged>> ALL =
      List.of(
          PlanCheck.of(
              Code.EXTERNAL_NO_AUTHORITY,
              judged -> judged.times().noAuthority(),
              judged ->
                  "the certificate of %s is not an authority's that signs certificates and lists: basic constraints with CA, key usage with keyCertSign and cRLSign"
                      .formatted(judged.subject())),
          PlanCheck.of(
              Code.EXTERNAL_PATH_LENGTH,
              judged -> judged.times().certifiesAuthorities(),
              judged ->
                  "%s may certify authorities below it, and no list of its own revokes what those issue: its basic constraints must have path length 0"
                      .formatted(judged.subject())),
          PlanCheck.of(
              Code.EXTERNAL_KEY,
              judged ->
                  judged
                      .facts()
                      .authority()
                      .key()
                      .filter(judged.external().keys()::contains)
                      .isEmpty(),
              judged ->
                  "the key of %s is none of %s"
                      .formatted(judged.subject(), judged.external().keys())),
          PlanCheck.of(
              Code.EXTERNAL_VALIDITY,
              judged -> judged.times().endsSoon(),
              judged ->
                  "the certificate of %s is valid from %s to %s: it must be valid by now, and for %d days more"
                      .formatted(
                          judged.subject(),
                          judged.facts().authority().notBefore(),
                          judged.facts().authority().notAfter(),
                          DocumentTimes.LEAST_LEFT.toDays())),
          new PlanCheck<>(Code.EXTERNAL_NAME_TAKEN, Judged::namesake),
          PlanCheck.of(
              Code.LIST_NOT_SIGNED,
              judged -> !judged.facts().list().signed(),
              judged -> "the revocation list is not signed by %s".formatted(judged.subject())),
          PlanCheck.of(
              Code.LIST_NOT_WHOLE,
              judged -> !judged.facts().list().whole(),
              judged ->
                  "the revocation list of %s is a delta or one of several: Roles Anywhere takes one that holds all"
                      .formatted(judged.subject())),
          PlanCheck.of(
              Code.LIST_OVER,
              judged -> judged.times().listOver(),
              judged ->
                  "the revocation list must be good until %s at least, when it may be imported at the latest: it is good until %s"
                      .formatted(
                          judged.latest(),
                          judged
                              .facts()
                              .list()
                              .nextUpdate()
                              .map(Instant::toString)
                              .orElse("nobody knows when"))),
          PlanCheck.of(
              Code.LIST_OLD,
              judged -> judged.times().listOld(),
              judged ->
                  "the revocation list of %s was published at %s: it must be its current one, and %d days old at most"
                      .formatted(
                          judged.subject(),
                          judged.facts().list().thisUpdate(),
                          DocumentTimes.OLDEST_LIST.toDays())),
          PlanCheck.of(
              Code.CANARY_NOT_ISSUED,
              judged -> !judged.facts().canary().issued() || !judged.facts().canary().endEntity(),
              judged ->
                  "the canary's certificate %s is not one for a machine or person that %s issued"
                      .formatted(judged.facts().canary().serial(), judged.subject())),
          PlanCheck.of(
              Code.CANARY_REVOKED,
              judged -> judged.facts().canary().revoked(),
              judged ->
                  "the canary's certificate %s is revoked in the list"
                      .formatted(judged.facts().canary().serial())),
          new PlanCheck<>(
              Code.CANARY_NAMES,
              judged -> CanaryNames.fault(judged.draft().canary(), judged.facts().canary())),
          PlanCheck.of(
              Code.CANARY_VALIDITY,
              judged -> judged.times().canaryOutOfTime(),
              judged ->
                  "the canary's certificate is valid from %s to %s: it must be for %d days at most, and still when everything is made"
                      .formatted(
                          judged.facts().canary().notBefore(),
                          judged.facts().canary().notAfter(),
                          DocumentTimes.LONGEST_CANARY.toDays())));

  private DocumentCheck() {}

  /** Everything that speaks against the documents of this plan. */
  public static List<Finding> findings(ExternalPlan plan, PkiSetupRules rules) {
    return PlanCheck.findings(ALL, new Judged(plan, rules)).toList();
  }

  /** A plan, and the rulebook's rules for it. */
  record Judged(ExternalPlan plan, PkiSetupRules rules) {

    ExternalDraft draft() {
      return plan.draft();
    }

    ExternalFacts facts() {
      return draft().facts();
    }

    String subject() {
      return facts().authority().subject();
    }

    ExternalRules external() {
      return rules.external().orElseThrow();
    }

    Instant latest() {
      return plan.executeBefore();
    }

    /** Votes count for as long as the rulebook says from when the plan was made. */
    DocumentTimes times() {
      return new DocumentTimes(
          facts(), plan.approvalExpires().minus(rules.approvalExpiry()), latest());
    }

    /** An environment of the rulebook whose authority is, or is to be, called the same there. */
    Optional<String> namesake() {
      return rules.environments().stream()
          .filter(one ->
              one.place().account().equals(plan.account())
                  && one.place().region().equals(plan.region()))
          .filter(one ->
              facts()
                  .authority()
                  .commonName()
                  .filter(name ->
                      ComparedName.of(name).equals(ComparedName.of(one.authority().commonName())))
                  .isPresent())
          .findFirst()
          .map(one ->
              "the authority of %s is called %s too, made or not yet, and trust policies could not tell them apart"
                  .formatted(one.place().name(), one.authority().commonName()));
    }
  }
}
