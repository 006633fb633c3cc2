package io.kedgeline.domain.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotHealthTest {

  private static final Slot LEAD = new Slot("lead", new GroupName("leads"), Optional.empty());
  private static final Slot SECOND = new Slot("second", new GroupName("leads"), Optional.empty());
  private static final Slot OTHER = new Slot("other", new GroupName("others"), Optional.empty());

  /** People by letter: small ones lead, capital ones are others, and a both. */
  private static Directory people(String letters) {
    return new Directory(
        Instant.EPOCH,
        letters.codePoints().mapToObj(letter -> person(Character.toString(letter))).toList());
  }

  private static Person person(String letter) {
    Set<GroupName> groups = new HashSet<>();
    if (letter.equals("a") || letter.equals(letter.toLowerCase(Locale.ROOT))) {
      groups.add(LEAD.group());
    }
    if (letter.equals("a") || !letter.equals(letter.toLowerCase(Locale.ROOT))) {
      groups.add(OTHER.group());
    }
    return new Person(
        new PersonId("person-" + (int) letter.charAt(0)),
        letter,
        PersonStatus.ACTIVE,
        groups,
        Set.of(),
        Set.of());
  }

  private static String thin(Directory directory, Slot... slots) {
    return thin(directory, List.of(new Quorum(Arrays.asList(slots), Set.of())));
  }

  private static String thin(Directory directory, List<Quorum> quorums) {
    return SlotHealth.thin(quorums, directory).stream()
        .map(health -> health.slot().name() + health.missing())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"'', lead2", "b, lead1", "bc, ''", "bcd, ''"})
  void aSlotNeedsOneMoreThanFillsIt(String letters, String thin) {
    assertEquals(thin, thin(people(letters), LEAD));
  }

  @ParameterizedTest
  @CsvSource({"b, lead2 second2", "bc, lead1 second1", "bcd, ''"})
  void slotsOfOneGroupShareItsPeople(String letters, String thin) {
    assertEquals(thin, thin(people(letters), LEAD, SECOND));
  }

  @ParameterizedTest
  @CsvSource({
    "a, lead2 other2",
    "ab, lead1 other1",
    "abB, ''",
    "bcB, other1",
    "bc, other2",
    "bB, lead1 other1"
  })
  void whoFillsOneSlotIsNotThereForAnother(String letters, String thin) {
    assertEquals(thin, thin(people(letters), LEAD, OTHER));
  }

  @ParameterizedTest
  @CsvSource({"a, lead2", "ab, lead1", "abc, ''", "bB, lead1"})
  void whoHasADutyThatIsKeptApartIsNotThere(String letters, String thin) {
    Quorum quorum = new Quorum(List.of(LEAD), Set.of(OTHER.group()));
    assertEquals(thin, thin(people(letters), List.of(quorum)));
  }

  @ParameterizedTest
  @CsvSource({"b, lead2 second2", "bc, lead1 second1", "bcd, ''"})
  void aSlotOfSeveralQuorumsIsToldOnceAsItIsWhereItIsWorst(String letters, String thin) {
    Quorum alone = new Quorum(List.of(LEAD), Set.of());
    Quorum both = new Quorum(List.of(LEAD, SECOND), Set.of());
    assertEquals(thin, thin(people(letters), List.of(alone, both)));
    assertEquals(thin, thin(people(letters), List.of(both, alone)));
  }

  @Test
  void whoIsNotActiveIsNotThere() {
    Person gone =
        new Person(
            new PersonId("grace"),
            "Grace",
            PersonStatus.SUSPENDED,
            Set.of(LEAD.group()),
            Set.of(),
            Set.of());
    assertEquals("lead2", thin(new Directory(Instant.EPOCH, List.of(gone)), LEAD));
  }

  @Test
  void theSentenceNamesTheGroupAndHowManyAreMissing() {
    assertEquals(
        "can be filled, with nobody to spare: 1 active member of leads is missing",
        new SlotHealth(LEAD, 1).sentence());
    assertEquals(
        "cannot be filled: 2 active members of leads are missing to fill it with one to spare",
        new SlotHealth(LEAD, 2).sentence());
  }
}
