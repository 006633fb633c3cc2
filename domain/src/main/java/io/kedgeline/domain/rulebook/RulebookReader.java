package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
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
    Optional<BreakGlassRules> breakGlass =
        root.section("runbooks").flatMap(RulebookReader::breakGlass);
    Optional<Executors> executors = root.section("executors").flatMap(ExecutorsReader::read);
    if (!root.sound()) {
      return new RulebookResult.Faulty(faults.all());
    }
    return new RulebookResult.Valid(
        new Rulebook(
            name.orElseThrow(),
            directory.orElseThrow(),
            breakGlass.orElseThrow(),
            executors.orElseThrow()));
  }

  private static Optional<BreakGlassRules> breakGlass(Section runbooks) {
    Optional<BreakGlassRules> rules = runbooks.section("RB-06").flatMap(BreakGlassReader::read);
    return runbooks.sound() ? rules : Optional.empty();
  }
}
