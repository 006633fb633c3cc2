package io.kedgeline.starters.events;

import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where Roles Anywhere is governed: in each account and Region in which the rulebook names a
 * profile, or has one or an authority made. Of what goes on elsewhere nothing is kept: nothing
 * could be done about it, and a rule that catches too much in AWS must not fill the ledger.
 */
record GovernedPlaces(Set<Place> places) {

  /**
   * One account in one Region.
   *
   * @param account the account
   * @param region the Region
   */
  record Place(AccountId account, Region region) {}

  GovernedPlaces {
    places = Set.copyOf(places);
  }

  static GovernedPlaces of(Rulebook rulebook) {
    return new GovernedPlaces(
        Stream.of(
                rulebook.breakGlass().profiles().stream()
                    .map(profile ->
                        new Place(profile.profile().account(), profile.profile().region())),
                rulebook.profileOnboarding().stream()
                    .flatMap(rules -> rules.environments().stream())
                    .map(there -> new Place(there.account(), there.region())),
                rulebook.pkiSetup().stream()
                    .flatMap(rules -> rules.environments().stream())
                    .map(made -> new Place(made.place().account(), made.place().region())))
            .flatMap(places -> places)
            .collect(Collectors.toSet()));
  }

  boolean have(AccountId account, Region region) {
    return places.contains(new Place(account, region));
  }
}
