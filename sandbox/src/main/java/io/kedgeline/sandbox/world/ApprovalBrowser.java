package io.kedgeline.sandbox.world;

import io.kedgeline.domain.identity.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser on the way through an approval: it opens the link of a card, sends the form
 * that the page shows, signs the person in at the issuer and comes back. It keeps its cookies.
 */
public final class ApprovalBrowser {

  /**
   * What a browser shows.
   *
   * @param status the HTTP status
   * @param html the page
   * @param where its address
   */
  public record Page(int status, String html, URI where) {}

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_REDIRECTS = 5;
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final Pattern REFRESH =
      Pattern.compile("<meta http-equiv=\"refresh\" content=\"0;url=([^\"]+)\">");
  private static final Pattern ACTION =
      Pattern.compile("<form method=\"post\" action=\"([^\"]+)\">");

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Opens an address. */
  public Page open(URI where) {
    return send(HttpRequest.newBuilder(where).GET());
  }

  /** The fields of the form that a page shows. */
  public static Map<String, String> fields(Page page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = FIELD.matcher(page.html());
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }
    return fields;
  }

  /** Sends the form that a page shows with these fields, and follows to the issuer's own page. */
  public Page submit(Page page, Map<String, String> fields) {
    Matcher action = ACTION.matcher(page.html());
    if (!action.find()) {
      throw new IllegalStateException("the page has no form");
    }
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return led(
        send(
            HttpRequest.newBuilder(page.where().resolve(action.group(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))));
  }

  private Page led(Page page) {
    Matcher refresh = REFRESH.matcher(page.html());
    return refresh.find() ? open(URI.create(refresh.group(1).replace("&amp;", "&"))) : page;
  }

  /** Chooses the account on the issuer's page, and follows back to where it leads. */
  public Page signIn(Page issuers, PersonId person) {
    return open(
        URI.create(issuers.where() + "&login_hint=" + encoded(InventedPeople.subject(person))));
  }

  /** The whole way; the page at its end. */
  public static Page approve(URI link, PersonId person) {
    ApprovalBrowser browser = new ApprovalBrowser();
    Page shown = browser.open(link);
    return shown.status() == 200
        ? browser.signIn(browser.submit(shown, fields(shown)), person)
        : shown;
  }

  private Page send(HttpRequest.Builder builder) {
    HttpRequest request = builder.timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
        URI next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
        answer =
            client.send(
                HttpRequest.newBuilder(next).timeout(PATIENCE).GET().build(),
                HttpResponse.BodyHandlers.ofString());
      }
      return new Page(answer.statusCode(), answer.body(), answer.uri());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while browsing", stopped);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
