package io.kedgeline.conformance.architecture;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("io.kedgeline");
  private static final String GUILTY = "io.kedgeline.conformance.guilty.";

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return Stream.of(
        kept("domain knows only the JDK", Rules.domainKnowsOnlyTheJdk("io.kedgeline.domain..")),
        kept("domain never asks the time", Rules.nobodyAsksTheTime("io.kedgeline.domain..")),
        kept(
            "workflows never ask the machine's time",
            Rules.nobodyAsksTheTime("io.kedgeline.workflows..")),
        kept("workflows touch nothing", Rules.workflowsTouchNothing("io.kedgeline.workflows..")),
        kept("twins know nothing of ours", Rules.twinsKnowNothingOfOurs("io.kedgeline.twins..")),
        kept("starters never reach AWS", Rules.startersNeverReachAws("io.kedgeline.starters..")),
        kept(
            "people are all that is read in AWS",
            Rules.peopleAreAllThatIsReadInAws(Rules.READS_PEOPLE)));
  }

  @TestFactory
  Stream<DynamicTest> eachRuleCatchesTheGuilty() {
    return Stream.of(
        caught("domain and engine", Rules.domainKnowsOnlyTheJdk(GUILTY + "domain..")),
        caught("domain and clock", Rules.nobodyAsksTheTime(GUILTY + "domain..")),
        caught("workflows and AWS", Rules.workflowsTouchNothing(GUILTY + "workflows..")),
        caught("twins and domain", Rules.twinsKnowNothingOfOurs(GUILTY + "twins..")),
        caught("starters and AWS", Rules.startersNeverReachAws(GUILTY + "workflows..")),
        caught("people and AWS", Rules.peopleAreAllThatIsReadInAws(GUILTY + "workflows..")));
  }

  private static DynamicTest kept(String name, ArchRule rule) {
    return DynamicTest.dynamicTest(name, () -> rule.check(CLASSES));
  }

  private static DynamicTest caught(String name, ArchRule rule) {
    return DynamicTest.dynamicTest(
        name, () -> assertThrows(AssertionError.class, () -> rule.check(CLASSES)));
  }
}
