package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.ShippedRulebook;
import io.kedgeline.sandbox.UntilEnded;
import io.kedgeline.sandbox.demo.breaking.Breaking;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.spi.ToolProvider;

/** {@code kedgeline demo}, found by the CLI as a service. */
public final class DemoTool implements ToolProvider {

  private static final Path FOLDER = Path.of(".kedgeline", "demo");

  /** What the demo says first; README shows it. */
  public static final String OPENING =
      """
      Everything runs on 127.0.0.1. No AWS account is touched; the people are invented.
      Engine: Temporal's in-memory test server. Database: PostgreSQL in .kedgeline/demo.
      AWS: our twin, called by the real AWS SDK and judged by the policies that we ship.\
      """;

  @Override
  public String name() {
    return "kedgeline-demo";
  }

  /**
   * Tells the story; with {@code --stay}, everything stays up until Enter or a signal. With {@code
   * --break FAULT}, tells instead how a window ends when that breaks; with {@code onboarding}, how
   * an empty environment becomes one in which a consumer gets in.
   */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (args.length > 0 && args[0].equals("--break")) {
      return new Breaking(FOLDER, ShippedRulebook.file(), out, err)
          .tell(args.length > 1 ? args[1] : "");
    }
    if (args.length > 0 && args[0].equals("onboarding")) {
      return new OnboardingDemo(FOLDER, out, err).tell();
    }
    long start = System.nanoTime();
    out.println(OPENING);
    out.println();
    out.flush();
    try (Sandbox sandbox = Sandbox.start(FOLDER, ShippedRulebook.file())) {
      Transcript transcript = new Transcript(out, sandbox.clock());
      Path evidence = new Demo(sandbox, transcript).tell();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      out.println();
      out.printf(
          "%d of %d proved in %d s, with %d calls to AWS in all.%n",
          transcript.proved(), transcript.asked(), took.toSeconds(), sandbox.aws().calls().size());
      out.println(Signpost.after(sandbox, evidence));
      out.flush();
      if (List.of(args).contains("--stay")) {
        Cast.signIn(sandbox)
            .ask(sandbox, Signpost.WAITING, HOLDER, Duration.ofMinutes(20), "to be clicked by you");
        sandbox.recordChange(Signpost.UNUSED);
        out.println(Signpost.staying(sandbox));
        out.flush();
        UntilEnded.holdUntilEnter(System.in, sandbox);
      }
      return transcript.allProved() ? 0 : 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      err.println("demo: stopped");
    } catch (IOException | SQLException | RuntimeException broken) {
      err.println("demo: " + broken);
    }
    err.println("demo: what the worker said is in " + FOLDER.resolve("worker.log"));
    err.flush();
    return 1;
  }
}
