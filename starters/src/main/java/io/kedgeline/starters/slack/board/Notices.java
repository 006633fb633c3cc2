package io.kedgeline.starters.slack.board;

import io.kedgeline.domain.audit.Telling.Subject;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.slack.SlackCard;
import io.kedgeline.ledger.slack.SlackNoticeTable;
import io.kedgeline.starters.slack.card.CardFacts;
import io.kedgeline.starters.slack.card.Notice;
import io.kedgeline.starters.slack.card.Reminder;
import io.kedgeline.starters.slack.card.SlackText;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the requester directly where their run stands and the holder of a window what they have to
 * do, and calls a vote that is awaited to the mind of those who can cast it. What was told, or what
 * Slack would never take, is kept in the ledger; when a process ends in between, it is told twice
 * rather than not at all.
 */
public final class Notices {

  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final int MOST_MENTIONS = 10;
  private static final int LONGEST = 1_000;

  private final String team;
  private final SlackWeb web;
  private final SlackNoticeTable kept;
  private final PeopleTable people;
  private final Rulebook rulebook;
  private final Tellings tellings;

  /**
   * Tells people of this workspace.
   *
   * @param tellings says what Slack did not take
   */
  public Notices(
      String team,
      SlackWeb web,
      SlackNoticeTable kept,
      PeopleTable people,
      Rulebook rulebook,
      Tellings tellings) {
    this.team = team;
    this.web = web;
    this.kept = kept;
    this.people = people;
    this.rulebook = rulebook;
    this.tellings = tellings;
  }

  /** Tells what is due and was not told; what Slack puts off, if it does. */
  Optional<SlackAnswer.Later<String>> tell(CardFacts facts, SlackCard card, Instant now) {
    List<Notice> due = Notice.due(facts, now, rulebook.breakGlass().reminderBefore());
    Optional<Reminder> reminder =
        rulebook
            .governanceOf(facts.run())
            .flatMap(rules -> Reminder.due(facts, now, rules.approvalExpiry()));
    if (due.isEmpty() && reminder.isEmpty()) {
      return Optional.empty();
    }
    Set<String> told =
        kept.of(facts.run()).stream()
            .map(SlackNoticeTable.Notice::kind)
            .collect(Collectors.toSet());
    for (Notice notice : due) {
      if (!told.contains(notice.kind().name())) {
        Optional<SlackAnswer.Later<String>> later =
            kept(
                facts,
                notice.kind() == Notice.Kind.KEY_AWAITED ? Subject.HOLDER : Subject.REQUESTER,
                notice.kind().name(),
                now,
                isTold(notice));
        if (later.isPresent()) {
          return later;
        }
      }
    }
    return reminder
        .filter(one -> !told.contains(one.kind()))
        .flatMap(one ->
            kept(
                facts,
                Subject.ELECTORS,
                one.kind(),
                now,
                web.mention(
                    card.channel(), card.message(), Reminder.text(facts, now, electors(facts)))));
  }

  private SlackAnswer<String> isTold(Notice notice) {
    PersonId reader = notice.reader();
    return people
        .directory()
        .find(reader)
        .filter(Person::active)
        .flatMap(active -> Optional.ofNullable(accounts(Set.of(reader)).get(reader)))
        .map(member -> web.write(member, SlackText.escaped(notice.text(), LONGEST)))
        .orElseGet(() -> new SlackAnswer.Refused<>("no_account"));
  }

  private Optional<SlackAnswer.Later<String>> kept(
      CardFacts facts, Subject subject, String kind, Instant now, SlackAnswer<String> answer) {
    tellings.became(facts.run(), subject, answer);
    return switch (answer) {
      case SlackAnswer.Later<String> later -> Optional.of(later);
      case SlackAnswer.Done<String> done -> {
        kept.keep(new SlackNoticeTable.Notice(facts.run(), kind, now, Optional.empty()));
        yield Optional.empty();
      }
      case SlackAnswer.Refused<String>(String error) -> {
        LOG.warn("{} of {} was not told in Slack: {}", kind, facts.run(), error);
        kept.keep(new SlackNoticeTable.Notice(facts.run(), kind, now, Optional.of(error)));
        yield Optional.empty();
      }
    };
  }

  /** Those who can fill an empty slot, but for whomever the plan concerns. */
  private List<String> electors(CardFacts facts) {
    Directory directory = people.directory();
    Set<GroupName> separated =
        rulebook.governanceOf(facts.run()).map(Governance::separated).orElse(Set.of());
    Set<PersonId> able =
        facts.plan().map(Plan::slots).orElse(List.of()).stream()
            .filter(slot -> facts.emptySlots().contains(slot.name()))
            .flatMap(slot -> directory.activeMembersOf(slot.group()).stream())
            .filter(person -> separated.stream().noneMatch(person.groups()::contains))
            .map(Person::id)
            .filter(person -> facts.plan().filter(p -> p.concerned().contains(person)).isEmpty())
            .collect(Collectors.toSet());
    return accounts(able).values().stream().sorted().limit(MOST_MENTIONS).toList();
  }

  private Map<PersonId, String> accounts(Set<PersonId> wanted) {
    return people.slackMembers(team, wanted);
  }
}
