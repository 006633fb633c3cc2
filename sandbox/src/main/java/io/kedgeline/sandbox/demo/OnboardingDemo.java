package io.kedgeline.sandbox.demo;

import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.ShippedRulebook;
import io.kedgeline.sandbox.demo.onboarding.Onboarding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** {@code kedgeline demo onboarding}. */
final class OnboardingDemo {

  private final Path folder;
  private final PrintWriter out;
  private final PrintWriter err;

  OnboardingDemo(Path folder, PrintWriter out, PrintWriter err) {
    this.folder = folder;
    this.out = out;
    this.err = err;
  }

  int tell() {
    long start = System.nanoTime();
    out.println(DemoTool.OPENING);
    out.println();
    out.flush();
    try (Sandbox sandbox = Sandbox.start(folder, ShippedRulebook.file())) {
      Transcript transcript = new Transcript(out, sandbox.clock());
      new Onboarding(sandbox, transcript).tell();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      out.println();
      out.printf(
          "%d of %d proved in %d s, with %d calls to AWS in all.%n",
          transcript.proved(), transcript.asked(), took.toSeconds(), sandbox.aws().calls().size());
      out.flush();
      return transcript.allProved() ? 0 : 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      err.println("demo: stopped");
    } catch (IOException | SQLException | RuntimeException broken) {
      err.println("demo: " + broken);
    }
    err.println("demo: what the worker said is in " + folder.resolve("worker.log"));
    err.flush();
    return 1;
  }
}
