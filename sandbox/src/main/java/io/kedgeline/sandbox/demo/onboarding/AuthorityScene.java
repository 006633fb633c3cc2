package io.kedgeline.sandbox.demo.onboarding;

import static io.kedgeline.sandbox.world.InventedPeople.AUTHORITY_ADMIN;
import static io.kedgeline.sandbox.world.InventedPeople.PKI_OWNER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.twins.aws.AwsCall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RB-01: an authority, its revocation list and its trust anchor; and a worker that dies in it. */
final class AuthorityScene {

  static final ChangeId CHANGE = new ChangeId("CHG-2001");

  private static final Duration STEP = Duration.ofMinutes(5);

  /** Shorter than the run waits before it looks for the list again. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private static final Pattern ANCHOR =
      Pattern.compile("arn:aws:rolesanywhere:[a-z0-9-]+:[0-9]{12}:trust-anchor/[0-9a-f-]{36}");

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Ground ground;
  private final ApiClient dora;

  AuthorityScene(Sandbox sandbox, Transcript transcript, Ground ground) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.ground = ground;
    this.dora = sandbox.as(PKI_OWNER);
  }

  RunId tell() throws IOException, InterruptedException {
    RunId run = ask(CHANGE);
    AuthorityView asked =
        Waiting.until(
            () -> Optional.of(dora.authority(CHANGE)),
            view -> view.state() == OnboardingState.AWAITING_APPROVAL || view.state().last(),
            run + " to be planned");
    String digest = asked.digest().orElseThrow().hex();
    transcript.say(
        "dora",
        "asks for the authority of %s; plan %s is put to the vote"
            .formatted(Ground.ENVIRONMENT, asked.digest().orElseThrow().shortForm()));
    Approvals approvals = new Approvals(sandbox);
    approvals.approve(AUTHORITY_ADMIN, run, "pki-admin", digest);
    approvals.approve(SECURITY_LEAD, run, "security-lead", digest);
    transcript.say("ivo", "approves as pki-admin; grace approves as security-lead");
    cut(run);
    wait(run);
    AuthorityView made = dora.authority(CHANGE);
    transcript.prove(
        "kedgeline",
        "made bucket, authority, first revocation list, anchor and canary: %s, %s"
            .formatted(made.state(), made.reason().orElse("")),
        made.state() == OnboardingState.REGISTERED);
    transcript.prove(
        "canary",
        told(run, FactKind.PROVED, "proof")
            .map(proof -> Proofs.words(proof))
            .orElse("was never asked"),
        told(run, FactKind.PROVED, "proof").filter(Proofs::complete).isPresent());
    return run;
  }

  /** Asks; a second time with the same change it is the same run. */
  RunId ask(ChangeId change) {
    sandbox.recordChange(change, ground.draft().place(), PKI_OWNER);
    return dora.request(
            new AuthorityAsked(
                change.value(),
                Ground.ENVIRONMENT,
                PKI_OWNER.value(),
                PKI_OWNER.value(),
                "certificates of the company's devices in production",
                List.of("audit-logs"),
                Map.of(),
                "production has no authority yet",
                Optional.empty()))
        .run();
  }

  private static boolean listIsMissing(AwsCall call) {
    return call.operation().equals("GetObject") && !call.error().isEmpty();
  }

  /**
   * The worker dies while AWS is late with the list: the run waits with it. The engine skips no
   * time while somebody is at work, as far as it knows; so it is skipped a little first, which ends
   * when the last try is known to have failed.
   */
  private void cut(RunId run) throws IOException, InterruptedException {
    var unused =
        Waiting.until(
            () -> Optional.of(List.copyOf(sandbox.aws().calls())),
            calls -> calls.stream().anyMatch(AuthorityScene::listIsMissing),
            run + " to wait for the list");
    sandbox.skip(MOMENT);
    long pid = sandbox.worker().pid();
    sandbox.worker().kill();
    sandbox.startWorkerAgain();
    transcript.say(
        "worker",
        "process %d killed with SIGKILL in the midst of it; process %d goes on"
            .formatted(pid, sandbox.worker().pid()));
  }

  private void wait(RunId run) {
    var unused =
        Waiting.until(
            () -> {
              sandbox.skip(STEP);
              return Optional.of(dora.authority(CHANGE));
            },
            view -> view.state().last(),
            run + " to end");
    List<String> done = results(run);
    transcript.prove(
        "worker",
        "the same run went on: one authority was made, and no step was done twice",
        done.stream().distinct().count() == done.size() - 1);
    transcript.say("aws", "time skipped: its first revocation list came half an hour late");
  }

  /** Where the new anchor is. */
  TrustAnchorArn anchor() {
    return facts(CHANGE).stream()
        .filter(fact -> fact.kind() == FactKind.RESULT)
        .map(fact -> ANCHOR.matcher(String.join(" ", fact.detail().values())))
        .filter(Matcher::find)
        .map(found -> new TrustAnchorArn(found.group()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> results(RunId run) {
    return dora.history(run).entries().stream()
        .map(JournalEntry::fact)
        .filter(fact -> fact.kind() == FactKind.RESULT)
        .map(fact -> fact.detail().getOrDefault("activity", ""))
        .toList();
  }

  private List<Fact> facts(ChangeId change) {
    return dora.history(dora.authority(change).run()).entries().stream()
        .map(JournalEntry::fact)
        .toList();
  }

  private Optional<String> told(RunId run, FactKind kind, String detail) {
    return dora.history(run).entries().stream()
        .map(JournalEntry::fact)
        .filter(fact -> fact.kind() == kind)
        .map(fact -> fact.detail().getOrDefault(detail, ""))
        .findFirst();
  }
}
