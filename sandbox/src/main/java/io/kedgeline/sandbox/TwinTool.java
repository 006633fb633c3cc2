package io.kedgeline.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsTwin;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.spi.ToolProvider;

/** {@code kedgeline sandbox}: the AWS twin alone, found by the CLI as a service. */
public final class TwinTool implements ToolProvider {

  private static final String ACCOUNT = "111122223333";

  @Override
  public String name() {
    return "kedgeline-sandbox";
  }

  /** Runs the twin on the port and the address that are given until the process is ended. */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try (AwsTwin twin =
        AwsTwin.start(
            InstantSource.system(), InetAddress.getByName(args[1]), Integer.parseInt(args[0]))) {
      AccountKeys root = twin.createAccount(ACCOUNT);
      Map<String, String> ready = new LinkedHashMap<>();
      ready.put("endpoint", twin.endpoint().toString());
      ready.put("account", root.account());
      ready.put("accessKeyId", root.accessKeyId());
      ready.put("secretAccessKey", root.secretAccessKey());
      out.println(JsonMapper.builder().build().writeValueAsString(ready));
      out.flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException taken) {
      err.println("sandbox: port %s of %s cannot be used: %s".formatted(args[0], args[1], taken));
    } catch (IllegalArgumentException noPort) {
      err.println("sandbox: --port: must be 0 to 65535");
      err.flush();
      return 2;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    err.flush();
    return 1;
  }
}
