package io.kedgeline.starters.slack.door;

import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.identity.SlackAccount;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackMember;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.SlackUser;
import java.util.Optional;

/**
 * Which person a member of Slack is: by the directory, which names the account, and never by what
 * Slack calls them. Slack is asked besides whether it is a full account of the company's workspace.
 */
public final class WhoClicked {

  private final String team;
  private final PeopleTable people;
  private final SlackWeb web;

  /** People of this workspace. */
  public WhoClicked(String team, PeopleTable people, SlackWeb web) {
    this.team = team;
    this.people = people;
    this.web = web;
  }

  /** Who it is, or what keeps them from being anybody. */
  public sealed interface Clicker {

    /**
     * Somebody the directory knows.
     *
     * @param person who
     */
    record Known(Person person) implements Clicker {}

    /**
     * Nobody.
     *
     * @param sentence why, and what to do
     */
    record Nobody(String sentence) implements Clicker {}

    /** Slack does not say at the moment. */
    record Unknown() implements Clicker {}
  }

  /**
   * Whoever it is, as far as the directory knows. A no needs no more: whoever the directory names
   * may say it, whether or not Slack answers.
   */
  public Clicker byDirectory(SlackUser user) {
    if (!user.team().equals(team)) {
      return new Clicker.Nobody(
          "Your Slack account belongs to another workspace. Use an account of this one, or the"
              + " command line.");
    }
    return account(user)
        .flatMap(people::findBySlack)
        .map(this::inGoodStanding)
        .orElseGet(() ->
            new Clicker.Nobody(
                "Kedgeline does not know whose Slack account this is. Ask whoever keeps the list"
                    + " of people to add team %s, user %s to yours."
                        .formatted(user.team(), user.id())));
  }

  private Clicker inGoodStanding(PersonId person) {
    return people
        .directory()
        .find(person)
        .filter(Person::active)
        .<Clicker>map(Clicker.Known::new)
        .orElseGet(() ->
            new Clicker.Nobody(
                "You are not an active member by the list of people, so nothing that you say here counts."));
  }

  private static Optional<SlackAccount> account(SlackUser user) {
    try {
      return Optional.of(user.account());
    } catch (IllegalArgumentException noAccount) {
      return Optional.empty();
    }
  }

  /** Whoever it is, with a full account of the workspace by Slack's own word. */
  public Clicker byDirectoryAndSlack(SlackUser user) {
    Clicker known = byDirectory(user);
    if (known instanceof Clicker.Nobody) {
      return known;
    }
    return switch (web.member(user.id())) {
      case SlackAnswer.Done<SlackMember>(SlackMember member)
          when member.regular() && member.team().equals(team) ->
          known;
      case SlackAnswer.Done<SlackMember> guest ->
          new Clicker.Nobody(
              "Guests, bots and accounts of other workspaces have no say here. Use a full account, or"
                  + " the command line.");
      case SlackAnswer.Refused<SlackMember> refused ->
          new Clicker.Nobody(
              "Slack does not say who you are (%s). Use the command line."
                  .formatted(refused.error()));
      case SlackAnswer.Later<SlackMember> silent -> new Clicker.Unknown();
    };
  }
}
