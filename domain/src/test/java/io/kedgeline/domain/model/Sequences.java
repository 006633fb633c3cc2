package io.kedgeline.domain.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random sequences of events, and of each that a judge objects to the shortest that it still
 * objects to. The same seed draws the same sequences.
 *
 * @param draw draws an event
 * @param judge what is wrong with a sequence, if anything
 * @param tries how many sequences are drawn
 * @param longest how many events a sequence has at most
 */
public record Sequences<E>(
    Function<RandomGenerator, E> draw,
    Function<List<E>, Optional<String>> judge,
    int tries,
    int longest) {

  private static final long SEED = 20_261_101;

  /** As many as a pure judge can look at within a second. */
  public Sequences(Function<RandomGenerator, E> draw, Function<List<E>, Optional<String>> judge) {
    this(draw, judge, 2_000, 40);
  }

  /** The first fault that is found, in words: what is wrong, the events, and their seed. */
  public Optional<String> fault() {
    for (long seed = SEED; seed < SEED + tries; seed++) {
      List<E> events = drawn(seed);
      if (judge.apply(events).isPresent()) {
        List<E> shortest = shrunk(events);
        return Optional.of(
            "%s (seed %d), by %s".formatted(judge.apply(shortest).orElseThrow(), seed, shortest));
      }
    }
    return Optional.empty();
  }

  private List<E> drawn(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int length = random.nextInt(1, longest + 1);
    List<E> events = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      events.add(draw.apply(random));
    }
    return events;
  }

  /** Takes out all that is not needed for the fault, in pieces that become smaller. */
  private List<E> shrunk(List<E> events) {
    List<E> shortest = events;
    for (int piece = events.size() / 2; piece > 0; piece /= 2) {
      int at = 0;
      while (at + piece <= shortest.size()) {
        List<E> shorter = new ArrayList<>(shortest.subList(0, at));
        shorter.addAll(shortest.subList(at + piece, shortest.size()));
        if (judge.apply(shorter).isPresent()) {
          shortest = shorter;
        } else {
          at++;
        }
      }
    }
    return shortest;
  }
}
