package io.kedgeline.starters.http;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.starters.approval.ApprovalLink;
import io.kedgeline.starters.approval.ApprovalPage;
import io.kedgeline.starters.approval.ApprovalSignIns;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.oidc.CodeFlow;
import io.kedgeline.starters.oidc.IssuerTokens;
import io.kedgeline.starters.oidc.OidcFault;
import io.kedgeline.starters.oidc.TokenRefused;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.PinnedIssuer;
import io.kedgeline.workflows.governed.PlanView;
import io.kedgeline.workflows.governed.RunStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * A person approves a plan in a browser, by signing in at the company's issuer for it. The plan and
 * its digest are shown before; only a browser that was shown them can begin, and only the browser
 * that began can end.
 */
final class ApprovalRoutes {

  private static final String PAGE = "/runs/{runbook}/{change}/approval";
  private static final String CHANNEL = "sign-in";
  private static final String COOKIE = "kedgeline-approval";
  private static final int MOST_ASKING = 4;

  private final Desk desk;
  private final Bearer people;
  private final IssuerTokens issuer;
  private final ApprovalTokens tokens;
  private final ApprovalLink link;
  private final ApprovalSignIns signIns;
  private final String policy;
  private final Semaphore asking = new Semaphore(MOST_ASKING);

  /**
   * Pages that lead to this issuer.
   *
   * @param pinned what workers pin of it
   */
  ApprovalRoutes(
      Desk desk,
      Bearer people,
      IssuerTokens issuer,
      PinnedIssuer pinned,
      ApprovalLink link,
      ApprovalSignIns signIns) {
    this.desk = desk;
    this.people = people;
    this.issuer = issuer;
    this.tokens = new ApprovalTokens(issuer, pinned);
    this.link = link;
    this.signIns = signIns;
    this.policy = ApprovalPage.policy();
  }

  List<Route> routes() {
    return List.of(
        Route.openGet(PAGE, call -> asPage(call, this::show)),
        Route.openPost(PAGE, call -> asPage(call, this::begin)),
        Route.openGet(ApprovalLink.CALLBACK, call -> asPage(call, this::end)));
  }

  /** People in a browser are told in a page what a program is told in a problem. */
  private Answer asPage(Call call, Function<Call, Answer> work) {
    try {
      return work.apply(call);
    } catch (Problem problem) {
      return page(
          problem.view().status(),
          ApprovalPage.say(problem.view().title(), problem.view().detail()));
    } catch (DeskRefusal refused) {
      return page(409, ApprovalPage.say("Nothing was approved", refused.sentence()));
    } catch (TokenRefused refused) {
      return page(409, ApprovalPage.say("The sign-in does not count", refused.reason()));
    } catch (OidcFault fault) {
      return page(502, ApprovalPage.say("The sign-in failed", fault.sentence()));
    }
  }

  private Answer page(int status, String html) {
    return Answer.page(status, html)
        .with("Content-Security-Policy", policy)
        .with("Referrer-Policy", "same-origin");
  }

  private Answer show(Call call) {
    ApprovalSignIns.Wanted wanted = wanted(call, call::query);
    Shown shown = shown(wanted);
    String browser = CodeFlow.secret();
    return page(200, ApprovalPage.ask(shown.plan(), shown.channel(), wanted, shown.rule(), browser))
        .with("Set-Cookie", cookie(browser));
  }

  private Answer begin(Call call) {
    Map<String, String> form = call.form();
    ApprovalSignIns.Wanted wanted = wanted(call, name -> Optional.ofNullable(form.get(name)));
    String browser = form.getOrDefault("browser", "");
    boolean ours =
        call.cookie(cookieName())
            .filter(held -> !held.isEmpty() && same(held, browser))
            .isPresent();
    if (!ours
        || call.header("Sec-Fetch-Site").filter(site -> !site.equals("same-origin")).isPresent()) {
      throw Problem.of(
          403,
          "Begin at the page",
          "OTHER_BROWSER",
          "this sign-in was not begun on the page that shows the plan: open the link again");
    }
    Shown shown = shown(wanted);
    CodeFlow.Attempt attempt = signIns.begin(wanted, shown.rule(), link.callback(), browser);
    return page(
        200, ApprovalPage.lead(issuer.verifier().flow().authorization(attempt, Optional.empty())));
  }

  private Answer end(Call call) {
    ApprovalSignIns.Returned returned =
        signIns
            .end(call.query("state").orElse(""), call.cookie(cookieName()).orElse(""))
            .orElseThrow(() ->
                Problem.of(
                    409,
                    "Nothing was approved",
                    "SIGN_IN_UNKNOWN",
                    "this sign-in was not begun in this browser, has ended, or took too long:"
                        + " open the link again"));
    String code =
        call.query("code")
            .orElseThrow(() ->
                Problem.of(
                    409,
                    "Nothing was approved",
                    "SIGN_IN_REFUSED",
                    "the company's issuer did not sign you in: open the link again"));
    String token = issuer.verifier().flow().redeem(returned.attempt(), code);
    ApprovalSignIns.Wanted wanted = returned.wanted();
    Person person = people.person(issuer.verifier().account(token));
    ActAnswer answer =
        desk.vote(
            Caller.of(person.id(), CHANNEL),
            wanted.run(),
            wanted.plan(),
            Optional.of(wanted.slot()),
            Decision.APPROVE,
            "",
            Optional.of(tokens.proof(token)));
    return switch (answer) {
      case ActAnswer.Accepted(String sentence, List<String> open) ->
          page(
              200,
              ApprovalPage.say(
                  "Approved",
                  "%s approved plan %s of %s as %s: %s"
                      .formatted(
                          person.displayName(),
                          wanted.plan().shortForm(),
                          wanted.run(),
                          wanted.slot(),
                          open.isEmpty() ? sentence : sentence + ": " + open)));
      case ActAnswer.Refused(String reason, String sentence) ->
          page(409, ApprovalPage.say("Nothing was approved", reason + ": " + sentence));
    };
  }

  private record Shown(Plan plan, Optional<String> channel, StepUp rule) {}

  private static ApprovalSignIns.Wanted wanted(
      Call call, Function<String, Optional<String>> named) {
    return new ApprovalSignIns.Wanted(
        call.run(),
        named.apply("plan").flatMap(Digest::ofBase64url).orElseThrow(ApprovalRoutes::noSuchPlan),
        named.apply("slot").orElse(""));
  }

  /**
   * The plan that is put to the vote now, if it is the one that the link was made for. Whoever asks
   * is unknown, and the run must be asked: few at a time, so that the engine has time for others.
   */
  private Shown shown(ApprovalSignIns.Wanted wanted) {
    if (!asking.tryAcquire()) {
      throw Problem.of(503, "Busy", "BUSY", "too many ask at once: open the link again");
    }
    try {
      return asked(wanted);
    } finally {
      asking.release();
    }
  }

  private Shown asked(ApprovalSignIns.Wanted wanted) {
    Desk.PutToTheVote vote = plan(wanted);
    PlanView view = vote.view();
    Plan plan =
        view.plan()
            .filter(put -> view.digest().filter(wanted.plan()::matches).isPresent())
            .filter(put -> isPutToTheVote(put, wanted))
            .orElseThrow(ApprovalRoutes::noSuchPlan);
    StepUp rule =
        plan.slots().stream()
            .filter(slot -> slot.name().equals(wanted.slot()))
            .findFirst()
            .flatMap(Slot::stepUp)
            .orElseThrow(ApprovalRoutes::noSuchPlan);
    return new Shown(plan, vote.channel(), rule);
  }

  private boolean isPutToTheVote(Plan plan, ApprovalSignIns.Wanted wanted) {
    RunStatus status = desk.status(wanted.run());
    boolean awaited =
        status.state().phase() == Phase.VOTING
            || (status.state().phase() == Phase.STANDING && plan.moreTimeAskedAt().isPresent());
    return awaited && status.emptySlots().contains(wanted.slot());
  }

  private Desk.PutToTheVote plan(ApprovalSignIns.Wanted wanted) {
    try {
      return desk.putToTheVote(wanted.run());
    } catch (DeskRefusal refused) {
      throw switch (refused.code()) {
        case RUN_UNKNOWN, RUN_OVER -> noSuchPlan();
        default -> refused;
      };
    }
  }

  /** The same whether there is no run, another plan or no slot: who guesses learns nothing. */
  private static Problem noSuchPlan() {
    return Problem.of(
        404,
        "No such plan",
        "PLAN_UNKNOWN",
        "no plan of this digest is put to the vote with such a slot: it was decided, or made anew"
            + " since; look at the card again");
  }

  private String cookieName() {
    return (link.secure() ? "__Host-" : "") + COOKIE;
  }

  private String cookie(String browser) {
    return "%s=%s; Path=/; Max-Age=600; HttpOnly; SameSite=Lax%s"
        .formatted(cookieName(), browser, link.secure() ? "; Secure" : "");
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
