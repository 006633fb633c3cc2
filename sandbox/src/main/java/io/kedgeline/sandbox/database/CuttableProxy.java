package io.kedgeline.sandbox.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to a server on loopback that can be cut, as when a cable is pulled, and mended. */
public final class CuttableProxy implements AutoCloseable {

  private static final Pattern LEDGER = Pattern.compile("(ledger.url=.*127[.]0[.]0[.]1:)([0-9]+)");

  private final InetSocketAddress target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private CuttableProxy(int targetPort) throws IOException {
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /**
   * A way to the ledger of these worker settings, and at {@code elsewhere} the same settings by
   * that way.
   */
  public static CuttableProxy toLedger(Path settings, Path elsewhere) throws IOException {
    String direct = Files.readString(settings);
    Matcher url = LEDGER.matcher(direct);
    if (!url.find()) {
      throw new IllegalArgumentException(settings + ": ledger.url is not at 127.0.0.1");
    }
    CuttableProxy way = new CuttableProxy(Integer.parseInt(url.group(2)));
    Files.writeString(elsewhere, url.replaceFirst("$1" + way.port()));
    return way;
  }

  private int port() {
    return door.getLocalPort();
  }

  /** Ends what is connected, and lets nobody connect. */
  public void cut() {
    cut = true;
    sockets.forEach(CuttableProxy::end);
    sockets.clear();
  }

  /** Lets everybody connect again. */
  public void mend() {
    cut = false;
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        join(door.accept());
      } catch (IOException closed) {
        cut();
      }
    }
  }

  private void join(Socket client) throws IOException {
    sockets.add(client);
    if (cut) {
      end(client);
      return;
    }
    Socket server = new Socket();
    sockets.add(server);
    server.connect(target);
    pump(client, server);
    pump(server, client);
  }

  private static void pump(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (InputStream in = from.getInputStream();
              OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
          } catch (IOException over) {
            end(from);
            end(to);
          }
        });
  }

  private static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new IllegalStateException("a socket that cannot be closed", broken);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
