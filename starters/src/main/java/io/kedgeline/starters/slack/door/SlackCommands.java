package io.kedgeline.starters.slack.door;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Faults;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.desk.WindowForm;
import io.kedgeline.starters.slack.card.CommandWords;
import io.kedgeline.starters.slack.card.RequestModal;
import io.kedgeline.starters.slack.door.WhoClicked.Clicker;
import io.kedgeline.starters.slack.web.SlackAnswer;
import io.kedgeline.starters.slack.web.SlackWeb;
import io.kedgeline.starters.slack.wire.Interaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people type behind {@code /kedgeline}, and the modal in which they ask for a window. */
final class SlackCommands {

  private static final int LATEST = 50;

  private final WhoClicked who;
  private final Desk desk;
  private final RunArchive archive;
  private final SlackWeb web;
  private final Rulebook rulebook;
  private final WindowForm form;
  private final InTheirName theirs;

  SlackCommands(
      WhoClicked who,
      Desk desk,
      RunArchive archive,
      SlackWeb web,
      Rulebook rulebook,
      InTheirName theirs) {
    this.who = who;
    this.desk = desk;
    this.archive = archive;
    this.web = web;
    this.rulebook = rulebook;
    this.form = new WindowForm(rulebook);
    this.theirs = theirs;
  }

  /** Answers a command; typed again, it is another one, so that none is ever kept for later. */
  void hear(Interaction.Command command) {
    Whisper whisper = new Whisper(web, command.channel(), command.user());
    switch (who.byDirectoryAndSlack(command.user())) {
      case Clicker.Nobody nobody -> whisper.say(nobody.sentence());
      case Clicker.Unknown silent ->
          whisper.say(
              "Slack does not say who you are at the moment. Type the command again, or use the"
                  + " command line.");
      case Clicker.Known known -> answer(known.person(), command, whisper);
    }
  }

  private void answer(Person person, Interaction.Command command, Whisper whisper) {
    List<String> words = CommandWords.split(command.text());
    List<String> verbs = words.stream().limit(2).map(w -> w.toLowerCase(Locale.ROOT)).toList();
    if (words.size() == 1 && verbs.contains("status")) {
      whisper.say(CommandWords.status(underWay()));
    } else if (words.size() <= 3 && verbs.equals(RequestModal.COMMAND)) {
      form.refusal(person)
          .ifPresentOrElse(whisper::say, () -> ask(command, words.stream().skip(2), whisper));
    } else {
      whisper.say(CommandWords.HELP);
    }
  }

  /** The trigger lives for three seconds: Slack's word on the account is all that came before. */
  private void ask(Interaction.Command command, Stream<String> change, Whisper whisper) {
    String modal = RequestModal.of(rulebook, command.channel(), change.findFirst());
    if (!(web.openModal(command.trigger(), modal) instanceof SlackAnswer.Done)) {
      whisper.say("Slack could not ask you. Type the command again, or use the command line.");
    }
  }

  private Map<RunStart, WindowState> underWay() {
    List<RunStart> starts =
        archive.latest(RunbookId.BREAK_GLASS_WINDOW, LATEST).stream()
            .filter(start -> !WindowState.valueOf(start.state()).last())
            .toList();
    Map<RunId, RunState> live = new LiveStates(desk).of(starts);
    Map<RunStart, WindowState> states = new LinkedHashMap<>();
    for (RunStart start : starts) {
      WindowState now =
          Optional.ofNullable(live.get(start.run()))
              .map(WindowState::of)
              .orElseGet(() -> WindowState.valueOf(start.state()));
      if (!now.last()) {
        states.put(start, now);
      }
    }
    return states;
  }

  /** What is wrong with a request as it was filled in, by block. */
  Map<String, String> faults(Interaction.Submission sent) {
    Faults faults = new Faults();
    Optional<WindowRequest> request = read(sent, faults);
    return request.isPresent()
        ? Map.of()
        : faults.all().stream()
            .collect(Collectors.toMap(Fault::path, Fault::rule, (first, second) -> first));
  }

  private Optional<WindowRequest> read(Interaction.Submission sent, Faults faults) {
    Map<String, String> filled = new LinkedHashMap<>();
    sent.values().forEach((block, text) -> filled.put(block, text.strip()));
    filled.values().removeIf(String::isEmpty);
    return form.read(Section.root(filled, faults));
  }

  /** Asks for the window: the same again, delivered again, is the same run. */
  boolean hear(Interaction.Submission sent, Heard heard) {
    Whisper whisper = new Whisper(web, sent.carried(), sent.user());
    WindowRequest request =
        read(sent, new Faults())
            .orElseThrow(() -> new IllegalArgumentException("a request must be filled in"));
    return theirs.say(
        who.byDirectoryAndSlack(sent.user()),
        heard,
        whisper,
        person -> form.refusal(person).orElseGet(() -> asked(person, request, heard)));
  }

  private String asked(Person person, WindowRequest request, Heard heard) {
    RunId run =
        desk.request(
            Caller.of(person.id(), SlackDoor.CHANNEL).saying(heard.deed().key(), heard.at()),
            request);
    return "You asked for %s. It is put to the vote once it is planned.".formatted(run);
  }
}
