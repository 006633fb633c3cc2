package io.kedgeline.conformance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

/** The fine arrows between packages, each for a root that a test can choose. */
final class Rules {

  static final String READS_PEOPLE = "io.kedgeline.starters.people.store..";

  private Rules() {}

  /** Decisions know the JDK and themselves. */
  static ArchRule domainKnowsOnlyTheJdk(String root) {
    return classes()
        .that()
        .resideInAPackage(root)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root, "io.kedgeline.domain..", "java..", "org.jspecify..");
  }

  /** Time is an argument. */
  static ArchRule nobodyAsksTheTime(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis");
  }

  /** Judge and judged share no code. */
  static ArchRule twinsKnowNothingOfOurs(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.kedgeline.domain..",
            "io.kedgeline.ledger..",
            "io.kedgeline.workflows..",
            "io.kedgeline.activities..",
            "io.kedgeline.workers..",
            "io.kedgeline.starters..",
            "io.kedgeline.sandbox..");
  }

  /** Workflows reach the world through ports only. */
  static ArchRule workflowsTouchNothing(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon..",
            "org.jdbi..",
            "java.sql..",
            "java.net.http..",
            "io.kedgeline.ledger..",
            "io.kedgeline.activities..");
  }

  /** What opens doors to people does not open doors to AWS: it reads people there, in one place. */
  static ArchRule startersNeverReachAws(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .and()
        .resideOutsideOfPackage(READS_PEOPLE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "software.amazon..", "io.kedgeline.activities..", "io.kedgeline.workers..");
  }

  /** What reads people from AWS reads nothing else there. */
  static ArchRule peopleAreAllThatIsReadInAws(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat(
            resideInAPackage("software.amazon.awssdk.services..")
                .and(resideOutsideOfPackage("software.amazon.awssdk.services.identitystore..")));
  }
}
