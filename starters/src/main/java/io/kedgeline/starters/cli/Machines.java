package io.kedgeline.starters.cli;

import io.kedgeline.starters.doctor.ServerAilment;
import io.kedgeline.starters.doctor.ServerDoctor;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.starters.server.ServerProcess;
import io.kedgeline.workflows.doctor.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that are processes, or look at them. */
final class Machines {

  private Machines() {}

  /** The story of some windows, or of an environment. */
  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = {
        "Opens and closes a break-glass window on this machine, and proves each effect; or lets an empty",
        "environment become one with an authority, profiles and a consumer that gets in.",
        "",
        "Touches no AWS account. Exit code 0 only if every line was proved."
      },
      footer = {
        "",
        "  kedgeline demo --stay                    then click yourself: a page shows the company's",
        "                                           Slack, where one more window waits for you",
        "  kedgeline demo onboarding                authority, profiles and consumer (RB-01, 02, 03)",
        "  kedgeline demo --break worker-killed     one fault, and how a window ends then",
        "  kedgeline demo --break all               each of them, one after the other",
        "",
        "Faults: worker-killed, answer-lost, enabled-by-hand, profile-deleted, closing-denied,",
        "ledger-down, engine-down, change-cancelled, denied-after-quorum, evidence-altered.",
        "docs/demo.md says what breaks in each, and how it must end."
      })
  static final class Demo implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @ArgGroup private Form form = new Form();

    /** The story, or what can break in it. */
    static final class Form {
      @Option(
          names = "--stay",
          description = "leave everything up afterwards, until Enter or Ctrl-C")
      private boolean stay;

      @Option(
          names = "--break",
          paramLabel = "FAULT",
          arity = "0..1",
          fallbackValue = "",
          description = "break this, and show how it ends; lists the faults if none is named")
      private Optional<String> fault = Optional.empty();

      @Parameters(
          paramLabel = "STORY",
          arity = "0..1",
          description = "onboarding; that of the windows unless said")
      private Optional<String> story = Optional.empty();
    }

    @Override
    public Integer call() {
      if (form.fault.isPresent()) {
        return Tools.run("kedgeline-demo", spec, "--break", form.fault.get());
      }
      if (form.story.isPresent()) {
        return story(form.story.get());
      }
      return form.stay
          ? Tools.run("kedgeline-demo", spec, "--stay")
          : Tools.run("kedgeline-demo", spec);
    }

    private Integer story(String name) {
      if (!name.equals("onboarding")) {
        throw new CommandRefusal(
            ExitCode.WRONG_INPUT, "STORY: must be onboarding; there is no other story to name");
      }
      return Tools.run("kedgeline-demo", spec, name);
    }
  }

  /** The whole of it on one machine. */
  @Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = {
        "Runs all of Kedgeline on this machine, for one company.",
        "",
        "A database that is kept, keys that are drawn once, worker and server. The engine is what",
        "TEMPORAL_ADDRESS names, or a dev server of the 'temporal' program on PATH on a kept file;",
        "without either, say --ephemeral."
      },
      footer = {
        "",
        "SETTINGS is a properties file: rulebook, rulebook.sha256, people, oidc.issuer, oidc.client,",
        "issuer.pin, canary; aws.credentials, aws.endpoint, change.url with change.token,",
        "posture.url with posture.token.file, http.port and people.interval if you need them. The",
        "server's doors open by the server's own settings: slack.*, http.address,",
        "change.signing.secret, change.client.*, aws.events.keys, people.identity-store with its",
        "keys, and schedules (server unless said). Where the rulebook asks for change records or",
        "for the posture of devices, and no change.url or posture.url is given, a stand-in keeps",
        "them in memory; how to make one is printed.",
        "Files with secrets are nobody's to read but yours: chmod 600."
      })
  static final class Up implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SETTINGS", description = "the settings file")
    private String settings = "";

    @Option(names = "--ephemeral", description = "an engine in memory: runs end with this process")
    private boolean ephemeral;

    @Option(
        names = "--folder",
        paramLabel = "FOLDER",
        description = "where database, keys and logs are kept; .kedgeline/up unless said")
    private String folder = ".kedgeline/up";

    @Override
    public Integer call() {
      ProcessLog.tell();
      return ephemeral
          ? Tools.run("kedgeline-up", spec, settings, folder, "--ephemeral")
          : Tools.run("kedgeline-up", spec, settings, folder);
    }
  }

  /** The AWS twin alone. */
  @Command(
      name = "sandbox",
      mixinStandardHelpOptions = true,
      description = {
        "Runs the AWS twin, on 127.0.0.1 unless said, for any AWS client.",
        "",
        "IAM, STS, Organizations, IAM Roles Anywhere, AWS Private CA, S3, Identity Center's",
        "directory and CloudTrail's event history.",
        "Prints one JSON line when ready: the endpoint, and the accounts of an",
        "organization, each with an administrator's keys."
      },
      footer = {
        "",
        "AWS CLI and botocore, with the keys of the line in the environment:",
        "  export AWS_ENDPOINT_URL=http://127.0.0.1:4566 AWS_DEFAULT_REGION=eu-central-1",
        "  export AWS_ACCESS_KEY_ID=AKIA... AWS_SECRET_ACCESS_KEY=...",
        "  aws organizations list-accounts",
        "",
        "Terraform's AWS provider: provider \"aws\" { endpoints {",
        "  iam = \"http://127.0.0.1:4566\", and so sts, organizations, rolesanywhere,",
        "  acmpca and s3 } }",
        "",
        "AWS's own helper for certificates:",
        "  aws_signing_helper credential-process --endpoint http://127.0.0.1:4566 \\",
        "    --region eu-central-1 --certificate leaf.pem --private-key key.pem \\",
        "    --trust-anchor-arn ARN --profile-arn ARN --role-arn ARN",
        "",
        "AWS SDK for Java 2: .endpointOverride(URI.create(\"http://127.0.0.1:4566\"))",
        "",
        "Levers, for programs of this machine only:",
        "  curl http://127.0.0.1:4566/_sandbox/state",
        "  curl -d '{\"advance\":\"PT45M\"}' http://127.0.0.1:4566/_sandbox/clock",
        "  curl -d '{\"crlDelay\":\"PT2M\"}' http://127.0.0.1:4566/_sandbox/acm-pca",
        "  curl -d '{\"kind\":\"throttle\",\"operation\":\"EnableProfile\",\"times\":2}' \\",
        "    http://127.0.0.1:4566/_sandbox/faults",
        "  curl -X DELETE http://127.0.0.1:4566/_sandbox/faults",
        "  curl -X POST http://127.0.0.1:4566/_sandbox/reset"
      })
  static final class Twin implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", paramLabel = "PORT", description = "the port; 4566 unless said")
    private int port = 4566;

    @Option(
        names = "--host",
        paramLabel = "HOST",
        description = "the address to listen on, such as 0.0.0.0 in a container")
    private String host = "127.0.0.1";

    @Option(
        names = "--state",
        paramLabel = "FOLDER",
        description = "keeps there what AWS remembers; nothing is kept unless said")
    private String state = "";

    @Option(names = "--throttle", description = "keeps AWS's request quotas")
    private boolean throttle;

    @Option(
        names = "--changes",
        paramLabel = "PORT",
        description = "also runs a change system with ServiceNow's table API there")
    private String changes = "";

    @Override
    public Integer call() {
      String quotas = throttle ? "throttled" : "unthrottled";
      return Tools.run(
          "kedgeline-sandbox", spec, Integer.toString(port), quotas, state, host, changes);
    }
  }

  /** Workflows and activities. */
  @Command(
      name = "worker",
      mixinStandardHelpOptions = true,
      description = {
        "Runs workflows and activities: the process that calls AWS.",
        "",
        "Runs until it is ended. It checks every warrant itself before it takes a role."
      },
      footer = {
        "",
        "Duties, each with a task queue and an executor role of its own:",
        "  runbooks  runs workflows, reads AWS, proves by the canary, records; changes nothing in AWS",
        "  notarise  notes the approved change on a profile, and can do nothing else",
        "  open      writes leases and enables what is noted",
        "  contain   ends leases",
        "  provision makes roles and profiles, none of them break-glass",
        "  issue     has the private CA issue certificates",
        "  pki       makes authorities, their revocation lists and trust anchors",
        "Give each a process, an AWS identity (aws.credentials.DUTY; aws.credentials.observe for",
        "runbooks) and, best, a machine of its own. A process reads only what its duties need: only",
        "runbooks reads seal.key, witness.key and canary; open and contain know the canary by its",
        "canary.identity."
      })
  static final class Worker implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SETTINGS", description = "the worker's settings file")
    private String settings = "";

    @Option(
        names = "--for",
        paramLabel = "DUTIES",
        description = "which duties, parted by commas; all of them unless said")
    private Optional<String> duties = Optional.empty();

    @Override
    public Integer call() {
      ProcessLog.tell();
      return duties
          .map(some -> Tools.run("kedgeline-worker", spec, "--for", some, settings))
          .orElseGet(() -> Tools.run("kedgeline-worker", spec, settings));
    }
  }

  /** The door for people. */
  @Command(
      name = "server",
      mixinStandardHelpOptions = true,
      description = {
        "Serves people and programs over HTTP.",
        "",
        "Signs people in, signs what they do, and hands it to the engine, until it is ended. In AWS it",
        "may at most read the list of people."
      })
  static final class Server implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SETTINGS", description = "the server's settings file")
    private Path settings = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
      ProcessLog.tell();
      try (ServerProcess server = ServerProcess.start(ServerConfig.read(settings))) {
        spec.commandLine().getOut().println("server: answering at " + server.address());
        spec.commandLine().getOut().flush();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
        return ExitCode.DONE.code();
      }
    }
  }

  /** What nobody may hold open any more. */
  @Command(
      name = "sweep",
      mixinStandardHelpOptions = true,
      description = {
        "Reads what AWS has of every break-glass profile, and closes what no live lease holds open.",
        "",
        "Each worker does this by itself; here it is a process of its own, or a single sweep that any",
        "cron can make. It needs the ledger and AWS, and no engine. It opens nothing and acts as the",
        "closing role alone. What it finds is journalled and pages somebody."
      },
      exitCodeListHeading = "%nExit codes of --once:%n",
      exitCodeList = {
        "0:all was as it must be",
        "1:something had to be put right",
        "2:wrong input, nothing was done",
        "6:something could not be put right",
        "7:the ledger does not answer"
      },
      footer = {
        "",
        "  kedgeline sweep --once worker.properties     one sweep",
        "  kedgeline sweep worker.properties            every minute, until it is ended; while the",
        "                                               ledger or AWS does not answer, it says so",
        "                                               and goes on. Of all who share a ledger, one",
        "                                               sweeps at each beat."
      })
  static final class Sweep implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SETTINGS", description = "the worker's settings file")
    private String settings = "";

    @Option(names = "--once", description = "sweep now, and end")
    private boolean once;

    @Option(
        names = "--every",
        paramLabel = "SPAN",
        description = "the beat, an ISO-8601 duration; PT1M unless said")
    private String every = "PT1M";

    @Override
    public Integer call() {
      if (once) {
        return Tools.run("kedgeline-sweep", spec, "--once", settings);
      }
      ProcessLog.tell();
      return Tools.run("kedgeline-sweep", spec, settings, every);
    }
  }

  /** Whether everything that a worker needs is there. */
  @Command(
      name = "doctor",
      mixinStandardHelpOptions = true,
      description = {
        "Looks at everything that a worker needs, or at a server's doors, and changes nothing.",
        "",
        "Settings and files, rulebook, engine, ledger, people, AWS: the worker's identity, each",
        "executor role and its policy, each break-glass profile and its role, the canary at its",
        "control. Every finding at once, each with its object and what mends it; docs/deploy.md",
        "lists them. It calls AWS as the executor roles and as the canary, and writes nothing.",
        "",
        "--server: the issuer's keys beside issuer.pin; and where the settings name them, Slack's",
        "token and scopes, the change system's secret, schedules as they are kept and began."
      },
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:all is as it should be",
        "1:something is not, and is told",
        "2:the settings cannot be used"
      },
      footer = {
        "",
        "  kedgeline doctor /etc/kedgeline/worker.properties",
        "  kedgeline doctor --for open /etc/kedgeline/worker.properties    a process of one duty",
        "  kedgeline doctor --server /etc/kedgeline/server.properties      a server",
        "  kedgeline doctor worker.properties --output json                for programs"
      })
  static final class Doctor implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SETTINGS", description = "the settings file")
    private String settings = "";

    @ArgGroup private Whose whose = new Whose();

    /** Whose settings they are. */
    static final class Whose {
      @Option(names = "--server", description = "they are a server's")
      private boolean server;

      @Option(
          names = "--for",
          paramLabel = "DUTIES",
          description = "the duties of the worker's process; all unless said")
      private Optional<String> duties = Optional.empty();
    }

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FORM",
        description = "text for people, json for programs; text unless said")
    private Connection.Output output = Connection.Output.text;

    @Override
    public Integer call() {
      boolean json = output == Connection.Output.json;
      if (whose.server) {
        return new Report(ServerDoctor.examine(Path.of(settings)))
            .tell(spec.commandLine().getOut(), json, ServerAilment.SETTINGS_UNUSABLE);
      }
      List<String> args = new ArrayList<>();
      whose.duties.ifPresent(some -> args.addAll(List.of("--for", some)));
      args.add(settings);
      if (json) {
        args.add("--json");
      }
      return Tools.run("kedgeline-doctor", spec, args.toArray(String[]::new));
    }
  }
}
