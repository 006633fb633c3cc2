package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
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
    Optional<Section> runbooks = root.section("runbooks");
    Optional<Section> window = runbooks.flatMap(all -> all.section("RB-06"));
    DuringBlackout during = window.map(BlackoutsReader::during).orElse(DuringBlackout.REFUSED);
    Optional<BreakGlassRules> breakGlass = window.flatMap(BreakGlassReader::read);
    runbooks.ifPresent(Section::reportUnknown);
    Optional<Executors> executors = root.section("executors").flatMap(ExecutorsReader::read);
    List<Blackout> blackouts = BlackoutsReader.read(root);
    if (!root.sound()) {
      return new RulebookResult.Faulty(faults.all());
    }
    return new RulebookResult.Valid(
        new Rulebook(
            name.orElseThrow(),
            directory.orElseThrow(),
            breakGlass.orElseThrow(),
            executors.orElseThrow(),
            new Blackouts(blackouts, during)));
  }
}
