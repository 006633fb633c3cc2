package io.kedgeline.domain.warrant;

import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.OidcAccount;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.PersonStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The voters of a warrant for who has no people at hand and asks only whether the votes fill the
 * slots.
 */
final class VotersOnPaper {

  private VotersOnPaper() {}

  /**
   * A directory in which each voter stands in every group, and the account that signed in is
   * theirs, if it is nobody else's.
   *
   * @param slots the slots that the rulebook asks for
   */
  static Directory directory(List<CountedVote> votes, List<Slot> slots, Instant now) {
    Set<GroupName> groups = slots.stream().map(Slot::group).collect(Collectors.toSet());
    Set<OidcAccount> taken = new HashSet<>();
    Map<PersonId, Person> voters = new LinkedHashMap<>();
    for (CountedVote vote : votes) {
      PersonId id = vote.act().header().person();
      Set<OidcAccount> own =
          vote.signInFor(slots).map(SignIn::account).filter(taken::add).stream()
              .collect(Collectors.toSet());
      voters.putIfAbsent(
          id, new Person(id, id.value(), PersonStatus.ACTIVE, groups, Set.of(), own));
    }
    return new Directory(now, List.copyOf(voters.values()));
  }
}
