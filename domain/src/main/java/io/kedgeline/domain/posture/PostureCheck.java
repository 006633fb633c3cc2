package io.kedgeline.domain.posture;

import io.kedgeline.domain.posture.PostureFinding.Code;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The named checks of a posture report, in order; all are made, so that one reading names
 * everything. What is not demanded is not looked at; what is demanded and unknown is denied.
 *
 * @param code what a failure is called
 * @param of whose checks it is among; those of no demand are always made
 * @param fails whether the report fails this check
 * @param sentence what is wrong and what to do
 */
public record PostureCheck(
    Code code, Optional<Demand> of, Predicate<Judged> fails, Function<Judged, String> sentence) {

  /** By how much the clocks of device management may be ahead of ours. */
  public static final Duration FURTHEST_AHEAD = Duration.ofMinutes(1);

  private static final String AND_ASK_AGAIN = ", let the device report, and ask again";

  /** All of them that look at a report. */
  public static final List<PostureCheck> ALL =
      List.of(
          always(
              Code.OTHER_DEVICE,
              judged -> !judged.report().device().equals(judged.question().device()),
              "the report is another device's: ask device management why it answers with it"),
          always(
              Code.OTHER_PERSONA,
              judged -> !judged.report().persona().equals(judged.question().persona()),
              "the device is registered as another persona: register it anew, or ask for that one"),
          always(
              Code.REPORT_AHEAD,
              judged ->
                  judged.report().asOf().isAfter(judged.question().now().plus(FURTHEST_AHEAD)),
              "the report is of the future: set the clocks of device management right"),
          new PostureCheck(
              Code.REPORT_STALE,
              Optional.empty(),
              judged ->
                  judged
                      .report()
                      .asOf()
                      .isBefore(judged.question().now().minus(judged.rules().maximumAge())),
              judged ->
                  "the report is of %s, older than %s: let the device report, and ask again"
                      .formatted(judged.report().asOf(), judged.rules().maximumAge())),
          unknown(
              Code.DISK_UNKNOWN,
              Demand.DISK_ENCRYPTED,
              PostureReport::diskEncrypted,
              "nobody knows whether its disk is encrypted: enrol it in device management"),
          denied(
              Code.DISK_NOT_ENCRYPTED,
              Demand.DISK_ENCRYPTED,
              PostureReport::diskEncrypted,
              "its disk is not encrypted: switch the disk's encryption on"),
          unknown(
              Code.EDR_UNKNOWN,
              Demand.EDR_RUNNING,
              PostureReport::edrRunning,
              "nobody knows whether its endpoint detection runs: install the agent"),
          denied(
              Code.EDR_NOT_RUNNING,
              Demand.EDR_RUNNING,
              PostureReport::edrRunning,
              "its endpoint detection does not run: start the agent"),
          unknown(
              Code.FIREWALL_UNKNOWN,
              Demand.FIREWALL_ON,
              PostureReport::firewallOn,
              "nobody knows whether its firewall is on: enrol it in device management"),
          denied(
              Code.FIREWALL_OFF,
              Demand.FIREWALL_ON,
              PostureReport::firewallOn,
              "its firewall is off: switch it on"),
          demanded(
              Code.KERNEL_UNKNOWN,
              Demand.KERNEL_CURRENT,
              judged -> judged.report().kernelReleasesBehind().isEmpty(),
              "nobody knows how old its kernel is: enrol it in device management"),
          new PostureCheck(
              Code.KERNEL_TOO_OLD,
              Optional.of(Demand.KERNEL_CURRENT),
              judged ->
                  judged
                      .report()
                      .kernelReleasesBehind()
                      .filter(behind -> behind > judged.rules().kernelReleasesBehind())
                      .isPresent(),
              judged ->
                  "its kernel is %d releases behind the newest, and may be %d: update it, start it anew%s"
                      .formatted(
                          judged.report().kernelReleasesBehind().orElseThrow(),
                          judged.rules().kernelReleasesBehind(),
                          AND_ASK_AGAIN)),
          demanded(
              Code.ATTESTATION_MISSING,
              Demand.KEY_PROTECTED,
              judged -> judged.report().attestation().isEmpty(),
              "nobody knows where its key lies: have the device attest it"),
          new PostureCheck(
              Code.KEY_NOT_PROTECTED,
              Optional.of(Demand.KEY_PROTECTED),
              judged ->
                  judged
                      .attested()
                      .filter(key -> !judged.rules().keyProtections().contains(key.protection()))
                      .isPresent(),
              judged ->
                  "its key is protected by %s, which is not allowed: make one in hardware%s"
                      .formatted(judged.attested().orElseThrow().protection(), AND_ASK_AGAIN)),
          demanded(
              Code.OTHER_KEY,
              Demand.KEY_PROTECTED,
              judged ->
                  judged
                      .attested()
                      .filter(attested ->
                          judged
                              .question()
                              .key()
                              .filter(asked -> !attested.key().equals(asked))
                              .isPresent())
                      .isPresent(),
              "another key was attested than the one that a certificate is asked for: attest that"));

  /** What a device that nobody has a report of is refused for. */
  public static final PostureFinding MISSING =
      new PostureFinding(
          Code.REPORT_MISSING,
          "device management knows no such device: enrol it there, and ask again");

  /**
   * Everything that speaks against this device, in order; nothing when it may be enrolled.
   *
   * @param report what device management says of it; nothing when it does not know the device
   */
  public static List<PostureFinding> findings(
      PostureQuestion question, Optional<PostureReport> report, PostureRules rules) {
    return report
        .map(known -> new Judged(question, known, rules))
        .map(PostureCheck::findings)
        .orElse(List.of(MISSING));
  }

  private static List<PostureFinding> findings(Judged judged) {
    return ALL.stream()
        .filter(check -> check.of().stream().allMatch(judged.rules().demanded()::contains))
        .filter(check -> check.fails().test(judged))
        .map(check -> new PostureFinding(check.code(), check.sentence().apply(judged)))
        .toList();
  }

  private static PostureCheck always(Code code, Predicate<Judged> fails, String sentence) {
    return new PostureCheck(code, Optional.empty(), fails, judged -> sentence);
  }

  private static PostureCheck demanded(
      Code code, Demand demand, Predicate<Judged> fails, String sentence) {
    return new PostureCheck(code, Optional.of(demand), fails, judged -> sentence + AND_ASK_AGAIN);
  }

  private static PostureCheck unknown(
      Code code, Demand demand, Function<PostureReport, Claim> claim, String sentence) {
    return demanded(
        code, demand, judged -> claim.apply(judged.report()) == Claim.UNKNOWN, sentence);
  }

  private static PostureCheck denied(
      Code code, Demand demand, Function<PostureReport, Claim> claim, String sentence) {
    return demanded(code, demand, judged -> claim.apply(judged.report()) == Claim.NO, sentence);
  }

  /**
   * What is judged.
   *
   * @param question of which device
   * @param report what is said of it
   * @param rules what is demanded
   */
  public record Judged(PostureQuestion question, PostureReport report, PostureRules rules) {

    Optional<KeyAttestation> attested() {
      return report.attestation();
    }
  }
}
