package io.kedgeline.twins.posture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A device management in memory that speaks the contract of {@code docs/posture.md}. Besides, a
 * {@code PUT} of the same path says what a device reports, as its agent would.
 */
public final class PostureTwin implements AutoCloseable {

  private static final String PATH = "/v1/devices/";
  private static final int MOST_OCTETS = 64 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<String, DeviceSheet> sheets = new ConcurrentHashMap<>();
  private final byte[] authorization;
  private final InstantSource clock;

  private PostureTwin(String token, InstantSource clock) throws IOException {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.clock = clock;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PATH, this::handle);
    server.start();
  }

  /** Starts on a free port of 127.0.0.1, for whoever has this bearer token. */
  public static PostureTwin start(String token, InstantSource clock) throws IOException {
    return new PostureTwin(token, clock);
  }

  /** Where it answers. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * A device reports now that it is as it should be.
   *
   * @param persona as what it is registered
   * @param key the SHA-256 of its public key, in hexadecimal: it lies in a TPM
   */
  public void register(String device, String persona, String key) {
    ObjectNode said = JSON.createObjectNode();
    said.put("persona", persona);
    said.put("diskEncrypted", true).put("edrRunning", true).put("firewallOn", true);
    said.put("kernelReleasesBehind", 0);
    said.putObject("attestation").put("protection", "TPM").put("key", key);
    sheets.put(device, new DeviceSheet(said, clock.instant(), DeviceSwitch.COMPLIANT));
  }

  /**
   * From now on a device is so.
   *
   * @throws IllegalArgumentException when nobody registered it
   */
  public void turn(String device, DeviceSwitch to) {
    if (sheets.computeIfPresent(device, (id, sheet) -> sheet.turn(to)) == null) {
      throw new IllegalArgumentException("there is no device " + device);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          new String(exchange.getRequestBody().readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
      String device = exchange.getRequestURI().getPath().substring(PATH.length());
      Optional<DeviceSheet> sheet = Optional.ofNullable(sheets.get(device));
      Optional<DeviceSwitch> turned = sheet.map(DeviceSheet::turned);
      if (turned.filter(DeviceSwitch.HANG::equals).isPresent()) {
        hang();
      }
      if (turned.filter(DeviceSwitch.SLOW::equals).isPresent()) {
        PostureAnswer.begin(exchange, "{\"device\":");
        hang();
      }
      answer(exchange, device, sheet, body).write(exchange);
    }
  }

  private PostureAnswer answer(
      HttpExchange exchange, String device, Optional<DeviceSheet> sheet, String body) {
    String given =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
      return PostureAnswer.problem(401, "NOT_AUTHENTICATED");
    }
    return switch (exchange.getRequestMethod()) {
      case "GET" ->
          sheet
              .map(known -> PostureAnswer.of(device, known))
              .orElse(PostureAnswer.problem(404, "DEVICE_UNKNOWN"));
      case "PUT" -> said(device, body);
      default -> PostureAnswer.problem(405, "NOT_SERVED");
    };
  }

  private PostureAnswer said(String device, String body) {
    try {
      if (JSON.readTree(body) instanceof ObjectNode said && !device.isEmpty()) {
        said.remove("device");
        said.remove("asOf");
        sheets.put(device, new DeviceSheet(said, clock.instant(), DeviceSwitch.COMPLIANT));
        return PostureAnswer.json(200, "{}");
      }
      return PostureAnswer.problem(400, "NO_REPORT");
    } catch (JsonProcessingException noJson) {
      return PostureAnswer.problem(400, "NO_REPORT");
    }
  }

  private void hang() throws IOException {
    try {
      ended.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while it hung", stopped);
    }
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
