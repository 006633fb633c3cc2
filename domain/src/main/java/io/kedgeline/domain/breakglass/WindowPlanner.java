package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.ActHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns a request and the gathered world into a plan, or into everything that speaks against it.
 */
public final class WindowPlanner {

  /** Whoever approves more time later than this before the end cannot be in time any more. */
  private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

  private WindowPlanner() {}

  /**
   * Plans a window.
   *
   * @param header who asks, as the server vouches
   * @param request what they ask
   * @param execution the first Temporal execution of the run
   * @param round which planning of the run, from 1
   * @param world what was gathered
   */
  public static PlanningResult<WindowPlan> plan(
      ActHeader header, WindowRequest request, String execution, int round, WindowWorld world) {
    Optional<BreakGlassProfile> governed =
        world.rulebook().breakGlass().governed(request.profile());
    if (governed.isEmpty()) {
      return new PlanningResult.Unplannable<>(
          List.of(
              new Finding(
                  Finding.Code.PROFILE_NOT_GOVERNED,
                  "the rulebook names no break-glass profile %s".formatted(request.profile()))));
    }
    return judged(draft(header, request, execution, round, world, governed.get()), world);
  }

  /**
   * Plans more time for a window that is open.
   *
   * @param extension what is asked, of which window
   * @param opened the plan that the window was opened by
   * @param round which planning of the run, from 1
   * @param world what was gathered
   */
  public static PlanningResult<WindowPlan> extension(
      PlannedExtension extension, WindowPlan opened, int round, WindowWorld world) {
    BreakGlassRules rules = world.rulebook().breakGlass();
    String profile = opened.request().profile().value();
    Instant votes =
        earlier(world.at().plus(rules.approvalExpiry()), extension.until().minus(LAST_MOMENT));
    return judged(
        new WindowPlan(
            opened.run(),
            opened.execution(),
            round,
            opened.request(),
            opened.requester(),
            opened.role(),
            opened.trustAnchor(),
            rules.slots(),
            world.rulebookDigest(),
            world.state(),
            votes,
            earlier(votes.plus(rules.executionExpiry()), extension.until()),
            List.of(
                new PlannedAction(Operation.EXTEND, profile),
                new PlannedAction(Operation.CLOSE, profile)),
            opened.certificate(),
            Optional.of(extension)),
        world);
  }

  private static PlanningResult<WindowPlan> judged(WindowPlan plan, WindowWorld world) {
    List<Finding> findings = PlanningCheck.findings(new PlanningCheck.Draft(plan, world));
    return findings.isEmpty()
        ? new PlanningResult.Planned<>(plan)
        : new PlanningResult.Unplannable<>(findings);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static WindowPlan draft(
      ActHeader header,
      WindowRequest request,
      String execution,
      int round,
      WindowWorld world,
      BreakGlassProfile governed) {
    BreakGlassRules rules = world.rulebook().breakGlass();
    Optional<HolderCertificate> certificate = HolderCertificate.of(request, rules);
    Instant votes = world.at().plus(rules.approvalExpiry());
    return new WindowPlan(
        header.run(),
        execution,
        round,
        request,
        header.person(),
        governed.role(),
        governed.trustAnchor(),
        rules.slots(),
        world.rulebookDigest(),
        world.state(),
        votes,
        request.opensFrom(votes).plus(rules.executionExpiry()),
        actions(governed.profile().value(), certificate),
        certificate,
        Optional.empty());
  }

  private static List<PlannedAction> actions(
      String profile, Optional<HolderCertificate> certificate) {
    return Stream.of(
            certificate.map(HolderCertificate::issuing).stream(),
            Stream.of(Operation.WRITE_LEASE, Operation.NOTARISE, Operation.ENABLE, Operation.CLOSE)
                .map(operation -> new PlannedAction(operation, profile)),
            certificate.map(HolderCertificate::revoking).stream())
        .flatMap(actions -> actions)
        .toList();
  }
}
