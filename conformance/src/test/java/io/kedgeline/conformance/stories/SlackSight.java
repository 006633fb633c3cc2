package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackPerson;
import io.kedgeline.twins.slack.SlackView;
import java.util.List;
import java.util.function.Predicate;

/**
 * What people see in the company's Slack, waited for.
 *
 * @param slack the company's Slack
 */
record SlackSight(InventedSlack slack) {

  /** The run's card, once it says this. */
  SlackMessage card(RunId run, Predicate<String> says) {
    return Waiting.until(
        () ->
            slack.as(HOLDER).messages(slack.channel()).stream()
                .filter(message -> message.threadTs().isEmpty())
                .filter(message -> message.text().contains(run.change()))
                .reduce((earlier, later) -> later),
        card -> says.test(card.words()),
        "the card of " + run);
  }

  /** What the thread under a card was told. */
  String thread(SlackMessage card) {
    return String.join(
        "\n", slack.as(HOLDER).thread(card).stream().map(SlackMessage::text).toList());
  }

  /** Waits until only this person is told this, in the channel. */
  SlackMessage whispered(SlackPerson to, String words) {
    return Waiting.until(
        () ->
            to.messages(slack.channel()).stream()
                .filter(SlackMessage::ephemeral)
                .filter(message -> message.text().contains(words))
                .findFirst(),
        message -> true,
        "a whisper of " + words);
  }

  /** Waits until this person is told this directly. */
  SlackMessage written(PersonId to, String words) {
    return Waiting.until(
        () ->
            slack.as(to).direct().stream()
                .filter(message -> message.text().contains(words))
                .findFirst(),
        message -> true,
        "a direct message of " + words);
  }

  /** The modal that this person is shown, once it has this title. */
  SlackView modal(SlackPerson of, String title) {
    return Waiting.until(
        () -> of.views().stream().reduce((lower, upper) -> upper),
        view -> view.title().equals(title),
        "a modal of " + title);
  }

  /** The direct messages of a person, a line each. */
  List<String> direct(PersonId person) {
    return slack.as(person).direct().stream().map(SlackMessage::text).toList();
  }
}
