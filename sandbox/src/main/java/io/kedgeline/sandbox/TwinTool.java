package io.kedgeline.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AccountPlace;
import io.kedgeline.twins.aws.AwsTwin;
import io.kedgeline.twins.aws.TwinSettings;
import io.kedgeline.twins.aws.kept.DamagedStateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.spi.ToolProvider;

/**
 * {@code kedgeline sandbox}: the AWS twin, and a change system beside it if one is asked for. Found
 * by the CLI as a service.
 */
public final class TwinTool implements ToolProvider {

  private static final String MANAGEMENT = "999988887777";
  private static final String[] MEMBERS = {"111122223333", "444455556666"};
  private static final int FAILED = 1;
  private static final int WRONG_INPUT = 2;

  @Override
  public String name() {
    return "kedgeline-sandbox";
  }

  /**
   * Runs the twin until the process is ended: port, {@code throttled} or {@code unthrottled}, the
   * folder of the state or nothing, and perhaps the address to listen on and the port of a change
   * system.
   */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try (AwsTwin twin = AwsTwin.start(InstantSource.system(), settings(args));
        OptionalChanges changes = OptionalChanges.start(args)) {
      if (twin.accounts().isEmpty()) {
        twin.createOrganization(MANAGEMENT, MEMBERS);
        twin.accounts().forEach(one -> twin.administrator(one.account()));
        twin.levers().begin();
      }
      out.println(changes.toldIn(ready(twin)));
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (DamagedStateException damaged) {
      return say(err, String.valueOf(damaged.getMessage()), FAILED);
    } catch (UnknownHostException noHost) {
      return say(err, "--host: must be an address of this machine", WRONG_INPUT);
    } catch (IOException unusable) {
      return say(err, String.valueOf(unusable.getMessage()), FAILED);
    } catch (InvalidPathException noFolder) {
      return say(err, "--state: no folder can have this name", WRONG_INPUT);
    } catch (IllegalArgumentException noPort) {
      return say(err, "--port: must be 0 to 65535", WRONG_INPUT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return say(err, "stopped", FAILED);
    }
  }

  private static TwinSettings settings(String... args) throws UnknownHostException {
    return new TwinSettings(
        args.length > 3 ? InetAddress.getByName(args[3]) : InetAddress.getLoopbackAddress(),
        Integer.parseInt(args[0]),
        args.length > 2 && !args[2].isEmpty() ? Optional.of(Path.of(args[2])) : Optional.empty(),
        args[1].equals("throttled"));
  }

  private static ObjectNode ready(AwsTwin twin) {
    ObjectNode ready = JsonMapper.builder().build().createObjectNode();
    ready.put("endpoint", twin.endpoint().toString());
    ArrayNode accounts = ready.putArray("accounts");
    for (AccountPlace place : twin.accounts()) {
      AccountKeys keys = twin.administrator(place.account());
      accounts
          .addObject()
          .put("id", place.account())
          .put("name", place.name())
          .put("place", place.place())
          .put("path", place.path())
          .put("accessKeyId", keys.accessKeyId())
          .put("secretAccessKey", keys.secretAccessKey());
    }
    return ready;
  }

  private static int say(PrintWriter err, String sentence, int exit) {
    err.println("sandbox: " + sentence);
    err.flush();
    return exit;
  }
}
