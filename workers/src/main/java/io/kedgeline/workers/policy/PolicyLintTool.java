package io.kedgeline.workers.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.TrustedRole;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.trustpolicy.Judgement;
import io.kedgeline.domain.trustpolicy.JudgementText;
import io.kedgeline.domain.trustpolicy.TrustPolicyLint;
import io.kedgeline.domain.trustpolicy.TrustPolicyRules;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.settings.SettingsFault;
import io.kedgeline.workflows.wire.DocumentFaults;
import io.kedgeline.workflows.wire.RulebookFile;
import io.kedgeline.workflows.wire.TrustPolicyFile;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * {@code kedgeline policy lint ARN}: a worker's settings file, the role's ARN, and perhaps {@code
 * --json}.
 */
public final class PolicyLintTool implements ToolProvider {

  private static final RunId LINT = new RunId("RB-00/LINT-0");
  private static final int SOUND = 0;
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;
  private static final int FOUND = 5;
  private static final int UNREACHABLE = 7;

  @Override
  public String name() {
    return "kedgeline-policy-lint";
  }

  /** 0 when nothing is found, 5 when something is, else why nothing could be judged. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (args.length < 2) {
      return say(err, "give a worker's settings file and a role's ARN", WRONG_INPUT);
    }
    try {
      WorkerConfig config = WorkerConfig.read(Path.of(args[0]), Set.of(WorkerDuty.RUNBOOKS));
      Rulebook rulebook =
          RulebookFile.readPinned(config.rulebook(), config.rulebookPin()).rulebook();
      return judged(config, rulebook, new RoleArn(args[1]), out, List.of(args).contains("--json"));
    } catch (SettingsFault | DocumentFaults | IllegalArgumentException unusable) {
      return say(err, String.valueOf(unusable.getMessage()), WRONG_INPUT);
    } catch (NoSuchRole missing) {
      return say(err, "AWS has no such role", FAILED);
    } catch (AwsServiceException refused) {
      return say(err, "AWS: " + refused.getMessage(), FAILED);
    } catch (SdkClientException silent) {
      return say(err, "AWS does not answer: " + silent.getMessage(), UNREACHABLE);
    }
  }

  private static int judged(
      WorkerConfig config, Rulebook rulebook, RoleArn role, PrintWriter out, boolean json) {
    TrustPolicyRules rules =
        rulebook
            .trustPolicies()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the rulebook has no trustPolicies, so nothing says what is required"));
    try (AccountSessions sessions = new AccountSessions(config.awsAccess(), rulebook.executors())) {
      TrustedRole found =
          TrustedRole.read(sessions, LINT, role, regions(rulebook, role))
              .orElseThrow(NoSuchRole::new);
      Judgement judgement =
          TrustPolicyLint.judge(
              TrustPolicyFile.parse(found.policy().getBytes(StandardCharsets.UTF_8)),
              found.settings(),
              rules);
      out.println(json ? json(judgement) : JudgementText.of(judgement));
      out.flush();
      return judgement.findings().isEmpty() ? SOUND : FOUND;
    }
  }

  /** Where the rulebook has profiles in the role's account. */
  private static List<Region> regions(Rulebook rulebook, RoleArn role) {
    List<Region> regions =
        rulebook.breakGlass().profiles().stream()
            .map(BreakGlassProfile::profile)
            .filter(profile -> profile.account().equals(role.account()))
            .map(ProfileArn::region)
            .distinct()
            .toList();
    if (regions.isEmpty()) {
      throw new IllegalArgumentException(
          "role: must be of an account in which the rulebook has a profile");
    }
    return regions;
  }

  private static String json(Judgement judgement) {
    try {
      return WireMapper.tolerant()
          .writerWithDefaultPrettyPrinter()
          .with(JsonWriteFeature.ESCAPE_NON_ASCII)
          .writeValueAsString(judgement);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static int say(PrintWriter err, String sentence, int exit) {
    err.println("kedgeline: " + PlainText.lines(sentence));
    err.flush();
    return exit;
  }

  private static final class NoSuchRole extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
