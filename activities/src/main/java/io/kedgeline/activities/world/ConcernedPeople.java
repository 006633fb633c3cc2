package io.kedgeline.activities.world;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.warrant.ActHeader;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Only the people who may matter to a run: its history need not know the others. */
public final class ConcernedPeople {

  private ConcernedPeople() {}

  /**
   * Of this directory, who asks, who is concerned, and who may ask, approve or close. Groups that
   * are kept apart are asked for only of people whom something else brings in.
   *
   * @param rules the runbook's, if the rulebook has it
   */
  public static Directory of(
      Directory directory,
      ActHeader header,
      RunRequest request,
      Optional<? extends Governance> rules) {
    Set<GroupName> deciding = rules.map(ConcernedPeople::deciding).orElse(Set.of());
    return new Directory(
        directory.asOf(),
        directory.people().stream()
            .filter(person ->
                person.id().equals(header.person())
                    || request.concerned().contains(person.id())
                    || deciding.stream().anyMatch(person.groups()::contains))
            .toList());
  }

  private static Set<GroupName> deciding(Governance rules) {
    return Stream.of(
            rules.slots().stream().map(Slot::group),
            rules.requesters().stream(),
            rules.closers().stream())
        .flatMap(groups -> groups)
        .collect(Collectors.toUnmodifiableSet());
  }
}
