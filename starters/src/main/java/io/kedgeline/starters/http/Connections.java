package io.kedgeline.starters.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Accepts connections within limits. Jetty ends those on which nothing happens; a caller who sends
 * a little now and then would keep one for ever, so that each is ended at an age as well.
 */
final class Connections implements Connection.Listener, HttpConfiguration.Customizer {

  private final Limits limits;
  private final Scheduler scheduler;
  private final Map<Connection, Scheduler.Task> ends = new ConcurrentHashMap<>();

  private Connections(Limits limits, Scheduler scheduler) {
    this.limits = limits;
    this.scheduler = scheduler;
  }

  /** A connector of this server for HTTP/1.1 on this address. */
  static ServerConnector connector(
      Server server, HttpConfiguration http, String host, int port, Limits limits) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    Connections connections = new Connections(limits, connector.getScheduler());
    http.addCustomizer(connections);
    http.setRequestHeaderSize(Limits.HEADER_OCTETS);
    connector.addBean(connections);
    connector.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }

  @Override
  public void onOpened(Connection connection) {
    ends.put(
        connection,
        scheduler.schedule(
            () -> connection.getEndPoint().close(),
            limits.life().toMillis(),
            TimeUnit.MILLISECONDS));
  }

  @Override
  public void onClosed(Connection connection) {
    Scheduler.Task end = ends.remove(connection);
    if (end != null) {
      end.cancel();
    }
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    Connection connection = request.getConnectionMetaData().getConnection();
    long age = System.currentTimeMillis() - connection.getCreatedTimeStamp();
    if (age > limits.renewal().toMillis()) {
      answer.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    return request;
  }
}
