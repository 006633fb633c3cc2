package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.conformance.stories.SettlingWorld.Session;
import io.kedgeline.domain.model.Sequences;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.sandbox.database.KeptPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The acts of windows in random orders against the twin and a real ledger, with somebody who
 * meddles and answers that are lost. {@code -Dkedgeline.sequences=500} tries that many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlingModelTest {

  private static final List<String> HOLDERS = List.of("omar", "lena", "noor");

  /** For so long a denial reaches what is issued after it, to whoever comes back at once. */
  private static final Duration SPREADING = Duration.ofSeconds(31);

  private static final int LONGEST = 14;

  /** What can happen. */
  private enum Kind {
    WRITE,
    ENABLE,
    OPEN,
    CLOSE,
    ASK,
    PASS,
    ENABLE_BY_HAND,
    DISABLE_BY_HAND,
    LOSE_ENABLE,
    LOSE_UPDATE
  }

  private record Event(Kind kind, String holder, int minutes) {
    @Override
    public String toString() {
      return kind == Kind.PASS ? kind + " " + minutes : kind + " " + holder;
    }
  }

  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> ledger = Optional.empty();

  @BeforeAll
  void startLedger(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    LedgerConfig owner = fresh.owner(fresh.emptyDatabase("models"));
    LedgerDatabase.migrate(owner);
    ledger = Optional.of(LedgerDatabase.open(owner));
  }

  @AfterAll
  void stopLedger() throws IOException {
    ledger.orElseThrow().close();
    postgres.orElseThrow().close();
  }

  @Test
  void nothingIsEnabledWithoutALeaseNobodyComesBackAndNobodyIsDisturbed() {
    int tries = Integer.getInteger("kedgeline.sequences", 8);
    assertEquals(
        Optional.empty(),
        new Sequences<>(SettlingModelTest::draw, this::judge, tries, LONGEST).fault());
  }

  @Test
  void aDenialThatIsTakenOffIsFoundOut() {
    String fault = sabotaged(events("omar"), SettlingModelTest::liftDenials);
    assertTrue(fault.contains("omar is in without a lease"), fault);
  }

  @Test
  void aClosingThatPutsOutAnotherIsFoundOut() {
    String fault = sabotaged(events("lena"), SettlingWorld::shut);
    assertTrue(fault.contains("shut though a window is open"), fault);
  }

  /** Both have a window, one of them a session, and omar's window is closed. */
  private static List<Event> events(String asking) {
    return List.of(
        new Event(Kind.OPEN, "omar", 0),
        new Event(Kind.OPEN, "lena", 0),
        new Event(Kind.ASK, asking, 0),
        new Event(Kind.CLOSE, "omar", 0));
  }

  private static void liftDenials(SettlingWorld world) {
    world.root().liftDenials();
  }

  private String sabotaged(List<Event> events, Consumer<SettlingWorld> afterClosing) {
    return judge(events, afterClosing).orElse("nothing was found");
  }

  private static Event draw(RandomGenerator random) {
    Kind[] kinds = Kind.values();
    return new Event(
        kinds[random.nextInt(kinds.length)],
        HOLDERS.get(random.nextInt(HOLDERS.size())),
        random.nextInt(1, 16));
  }

  private Optional<String> judge(List<Event> events) {
    return judge(events, world -> {});
  }

  private Optional<String> judge(List<Event> events, Consumer<SettlingWorld> afterClosing) {
    try (SettlingWorld world = new SettlingWorld(ledger.orElseThrow(), HOLDERS)) {
      for (Event event : events) {
        Optional<String> fault = happen(world, event, afterClosing);
        if (fault.isPresent()) {
          return fault;
        }
      }
      return faultAtTheEnd(world);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Optional<String> happen(
      SettlingWorld world, Event event, Consumer<SettlingWorld> afterClosing) {
    Optional<String> fault =
        switch (event.kind()) {
          case WRITE -> write(world, event.holder());
          case ENABLE -> enable(world, event.holder());
          case OPEN -> write(world, event.holder()).or(() -> enable(world, event.holder()));
          case CLOSE -> close(world, event.holder(), afterClosing);
          case ASK -> done(() -> world.ask(event.holder()));
          case PASS -> done(() -> world.pass(Duration.ofMinutes(event.minutes())));
          case ENABLE_BY_HAND -> done(world::enableByHand);
          case DISABLE_BY_HAND -> done(world::disableByHand);
          case LOSE_ENABLE -> done(() -> world.lose("EnableProfile"));
          case LOSE_UPDATE -> done(() -> world.lose("UpdateProfile"));
        };
    return fault.or(() -> intruder(world));
  }

  private static Optional<String> done(Runnable deed) {
    deed.run();
    return Optional.empty();
  }

  private static Optional<String> write(SettlingWorld world, String holder) {
    boolean second = world.live(holder);
    boolean meddled = world.meddled();
    boolean written = world.write(holder);
    if (second) {
      return written ? Optional.of(holder + " has two windows") : Optional.empty();
    }
    return written || meddled
        ? Optional.empty()
        : Optional.of(holder + " gets no lease: " + world.why());
  }

  private static Optional<String> enable(SettlingWorld world, String holder) {
    if (!world.live(holder)) {
      return Optional.empty();
    }
    boolean meddled = world.meddled();
    return world.enable(holder) || meddled
        ? Optional.empty()
        : Optional.of(holder + "'s window does not open: " + world.why());
  }

  private static Optional<String> close(
      SettlingWorld world, String holder, Consumer<SettlingWorld> afterClosing) {
    List<Session> others = othersThan(holder, world);
    if (!world.close(holder)) {
      return Optional.of(holder + "'s window does not close: " + world.why());
    }
    afterClosing.accept(world);
    return others.equals(othersThan(holder, world))
        ? settled(world, holder)
        : Optional.of("closing " + holder + " disturbed another");
  }

  private static List<Session> othersThan(String holder, SettlingWorld world) {
    return world.alive().stream().filter(session -> !session.holder().equals(holder)).toList();
  }

  /** What must hold when the profile has just been settled by a closing. */
  private static Optional<String> settled(SettlingWorld world, String closed) {
    boolean anyOpen = HOLDERS.stream().anyMatch(world::open);
    if (!world.meddled() && world.enabled() != anyOpen) {
      return Optional.of(anyOpen ? "shut though a window is open" : "enabled without a lease");
    }
    world.pass(SPREADING);
    return HOLDERS.stream()
        .filter(holder -> !holder.equals(closed))
        .filter(holder -> !world.meddled() && world.open(holder) && !world.getsIn(holder))
        .map(holder -> holder + " is kept out")
        .findFirst();
  }

  private static Optional<String> intruder(SettlingWorld world) {
    return world.alive().stream()
        .filter(session -> !world.entitled(session))
        .map(session -> session.holder() + " is in without a lease")
        .findFirst();
  }

  private static Optional<String> faultAtTheEnd(SettlingWorld world) {
    for (String holder : HOLDERS) {
      if (!world.live(holder) && world.getsIn(holder)) {
        return Optional.of(holder + " gets in without a lease");
      }
      if (!world.close(holder)) {
        return Optional.of(holder + "'s window does not close at the end: " + world.why());
      }
    }
    boolean back = HOLDERS.stream().anyMatch(world::getsIn) || !world.alive().isEmpty();
    return back ? Optional.of("somebody is in after the end") : Optional.empty();
  }
}
