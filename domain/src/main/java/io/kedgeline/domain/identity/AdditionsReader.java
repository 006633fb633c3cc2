package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a list of people that only adds to another source: accounts and certificates, by the
 * person's id. Whether somebody is active, and in which groups, is the other source's alone, so
 * that these are no keys here.
 */
public final class AdditionsReader {

  private final Faults faults = new Faults();
  private final Unique<PersonId> ids = new Unique<>(PeopleReader.ONCE, faults);
  private final AccountsReader accounts = new AccountsReader(faults);

  private AdditionsReader() {}

  /**
   * Reads the tree and checks every rule, so that one reading names everything that is wrong.
   *
   * @param tree maps, lists and text; keys that no rule knows are faults
   */
  public static AdditionsResult read(Map<String, Object> tree) {
    return new AdditionsReader().all(tree);
  }

  private AdditionsResult all(Map<String, Object> tree) {
    Section root = Section.root(tree, faults);
    List<Optional<Addition>> additions =
        root.sections("people", PeopleReader.MOST_PEOPLE).stream().map(this::addition).toList();
    return root.sound()
        ? new AdditionsResult.Valid(additions.stream().flatMap(Optional::stream).toList())
        : new AdditionsResult.Faulty(faults.all());
  }

  private Optional<Addition> addition(Section section) {
    Optional<PersonId> id = section.named("id", PersonId::new);
    ids.take(id, section.at("id"));
    Accounts held = accounts.read(section);
    return section.sound() ? id.map(person -> new Addition(person, held)) : Optional.empty();
  }
}
