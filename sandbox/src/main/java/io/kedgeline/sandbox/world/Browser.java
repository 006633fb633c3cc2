package io.kedgeline.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;

/** What a person's browser does during a sign-in: it goes where it is sent. */
public final class Browser implements Consumer<URI> {

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  @Override
  public void accept(URI where) {
    HttpRequest request =
        HttpRequest.newBuilder(where).timeout(Duration.ofSeconds(10)).GET().build();
    try {
      HttpResponse<String> page = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (page.statusCode() != 200) {
        throw new IllegalStateException("the sign-in ended with " + page.statusCode());
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while signing in", stopped);
    }
  }
}
