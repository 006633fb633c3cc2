package io.kedgeline.starters.cli.governed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.cli.Door;
import io.kedgeline.starters.cli.Text;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The making of something that is to last, in words: what is said of every kind of it. */
public final class ShownMaking {

  private ShownMaking() {}

  /**
   * A making as the server shows it.
   *
   * @param run its run
   * @param state where it stands
   * @param requester who asked
   * @param channel through which door, if that can be read
   * @param emptySlots the slots that are still to be filled
   * @param expires until when votes count, while they are waited for
   * @param reason why it ended as it did
   * @param digest the digest of the plan
   * @param plan what it will do, once that is planned
   */
  public record Seen(
      RunId run,
      RunState state,
      PersonId requester,
      Optional<String> channel,
      List<String> emptySlots,
      Optional<Instant> expires,
      Optional<String> reason,
      Optional<Digest> digest,
      Optional<Plan> plan) {}

  /**
   * The whole of it.
   *
   * @param others who fills no slot beside the requester
   * @param planned says what its plan makes
   */
  public static String words(Seen seen, String others, Consumer<List<String>> planned) {
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(seen.run(), seen.state()));
    seen.reason().ifPresent(reason -> lines.add("  because    " + Text.plain(reason)));
    lines.add("  asked by   " + seen.requester() + seen.channel().map(Door::words).orElse(""));
    planned.accept(lines);
    seen.digest()
        .ifPresent(
            digest -> lines.add("  digest     %s  (%s)".formatted(digest.shortForm(), digest)));
    seen.expires().ifPresent(end -> lines.add("  waits till " + end));
    SeenRun.whoCanAct(SeenRun.openSlots(seen.plan(), seen.emptySlots()), seen.requester(), others)
        .forEach(line -> lines.add("  " + line));
    return String.join("\n", lines);
  }

  /** Whose it is, and what for. */
  public static void registration(List<String> lines, Registration registration) {
    lines.add("  owner      " + registration.owner());
    lines.add("  custodian  " + registration.custodian());
    lines.add("  purpose    " + Text.plain(registration.purpose()));
    lines.add(
        "  domains    "
            + registration.domains().stream()
                .sorted()
                .map(Text::plain)
                .collect(Collectors.joining(", ")));
    new TreeMap<>(registration.tags())
        .forEach((name, value) -> lines.add("  tag        " + Text.plain(name + "=" + value)));
  }

  /** What is done to make it, in order. */
  public static void actions(List<String> lines, Plan plan) {
    lines.add("  will do    in this order:");
    for (PlannedAction action : plan.actions()) {
      lines.add("             %s on %s".formatted(action.operation(), Text.plain(action.object())));
    }
  }

  /** What a certificate must say. */
  public static void certificate(List<String> lines, Map<String, String> attributes) {
    new TreeMap<>(attributes)
        .forEach((name, value) -> lines.add("             " + Text.plain(name + "=" + value)));
  }

  /** A document under this title. */
  public static void document(List<String> lines, String title, String json) {
    lines.add("  " + title);
    readable(json).lines().forEach(line -> lines.add("             " + Text.plain(line)));
  }

  /** A document on several lines; as it stands where it is no JSON, which AWS would refuse. */
  private static String readable(String json) {
    try {
      return WireMapper.tolerant().readTree(json).toPrettyString();
    } catch (JsonProcessingException noDocument) {
      return json;
    }
  }
}
