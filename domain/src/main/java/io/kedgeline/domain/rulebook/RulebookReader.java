package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.certificate.CertificateRules;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import io.kedgeline.domain.posture.PostureRules;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a whole rulebook from the plain tree that a parser gives. */
public final class RulebookReader {

  private RulebookReader() {}

  /**
   * Reads the tree and checks every rule, so that one reading names everything that is wrong.
   *
   * @param tree maps, lists, text and numbers; keys that no rule knows are faults
   * @return the rulebook, or all faults, each with its path
   */
  public static RulebookResult read(Map<String, Object> tree) {
    Faults faults = new Faults();
    Section root = Section.root(tree, faults);
    Optional<String> name = root.text("name", NameShape.LABEL);
    Optional<DirectoryRules> directory = root.section("directory").flatMap(DirectoryReader::read);
    Optional<Runbooks> runbooks = root.section("runbooks").flatMap(RulebookReader::runbooks);
    Optional<Executors> executors = root.section("executors").flatMap(ExecutorsReader::read);
    List<Blackout> blackouts = BlackoutsReader.read(root);
    Optional<ScheduleRules> schedules =
        root.optionalSection("schedules").flatMap(SchedulesPart::read);
    Optional<TrustPolicyRules> trustPolicies =
        root.optionalSection("trustPolicies").flatMap(TrustPoliciesPart::read);
    Optional<CertificateRules> certificates =
        root.optionalSection("certificates").flatMap(CertificatesPart::read);
    Optional<PostureRules> posture = root.optionalSection("posture").flatMap(PosturePart::read);
    Optional<EnrollmentRules> enrollment =
        root.optionalSection("enrollment").flatMap(EnrollmentPart::read);
    if (!root.sound()) {
      return new RulebookResult.Faulty(faults.all());
    }
    BreakGlassRules breakGlass = runbooks.orElseThrow().breakGlass();
    Optional<DrillRules> drill = runbooks.orElseThrow().drill();
    DrillPart.compare(root, breakGlass, drill, schedules);
    if (!root.sound()) {
      return new RulebookResult.Faulty(faults.all());
    }
    Rulebook rulebook =
        new Rulebook(
            name.orElseThrow(),
            directory.orElseThrow(),
            breakGlass,
            executors.orElseThrow(),
            new Blackouts(blackouts, runbooks.orElseThrow().during()),
            drill,
            runbooks.orElseThrow().profileOnboarding(),
            runbooks.orElseThrow().consumerEnrollment(),
            runbooks.orElseThrow().pkiSetup(),
            schedules,
            trustPolicies,
            certificates,
            posture,
            enrollment);
    ConsumerEnrollmentPart.compare(root, rulebook);
    HolderCertificatePart.compare(root, rulebook);
    return root.sound()
        ? new RulebookResult.Valid(rulebook)
        : new RulebookResult.Faulty(faults.all());
  }

  private static Optional<Runbooks> runbooks(Section runbooks) {
    Optional<Section> section = runbooks.section("RB-06");
    DuringBlackout during = section.map(BlackoutsReader::during).orElse(DuringBlackout.REFUSED);
    Optional<BreakGlassRules> rules = section.flatMap(BreakGlassReader::read);
    Optional<DrillRules> drill = runbooks.optionalSection("RB-14").flatMap(DrillPart::read);
    Optional<ProfileOnboardingRules> profileOnboarding =
        runbooks.optionalSection("RB-02").flatMap(ProfileOnboardingPart::read);
    Optional<ConsumerEnrollmentRules> consumerEnrollment =
        runbooks.optionalSection("RB-03").flatMap(ConsumerEnrollmentPart::read);
    Optional<PkiSetupRules> pkiSetup =
        runbooks.optionalSection("RB-01").flatMap(PkiSetupPart::read);
    return runbooks.sound()
        ? rules.map(window ->
            new Runbooks(window, during, drill, profileOnboarding, consumerEnrollment, pkiSetup))
        : Optional.empty();
  }

  /** What is said of each runbook. */
  private record Runbooks(
      BreakGlassRules breakGlass,
      DuringBlackout during,
      Optional<DrillRules> drill,
      Optional<ProfileOnboardingRules> profileOnboarding,
      Optional<ConsumerEnrollmentRules> consumerEnrollment,
      Optional<PkiSetupRules> pkiSetup) {}
}
