package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** A container's health check tells well from not well. */
class HealthTest {

  @Test
  void wellIsZero() throws IOException {
    assertEquals("0 ok", askedWhenItAnswers(200));
  }

  @Test
  void notWellIsSeven() throws IOException {
    assertEquals("7 not well", askedWhenItAnswers(503));
  }

  @Test
  void silenceIsSeven() throws IOException {
    HttpServer gone = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    int port = gone.getAddress().getPort();
    gone.stop(0);
    assertEquals("7 no answer", asked(port));
  }

  private static String askedWhenItAnswers(int status) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return asked(server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static String asked(int port) {
    StringWriter out = new StringWriter();
    int exit =
        Kedgeline.run(
            new PrintWriter(out), new PrintWriter(new StringWriter()), "health", "--port=" + port);
    return exit + " " + out.toString().strip();
  }
}
