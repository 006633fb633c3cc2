package io.kedgeline.starters.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.starters.api.AuthorityView;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.DeviceProgress;
import io.kedgeline.starters.api.DeviceRequest;
import io.kedgeline.starters.api.DrillList;
import io.kedgeline.starters.api.EnrollmentAsked;
import io.kedgeline.starters.api.EnrollmentView;
import io.kedgeline.starters.api.Extension;
import io.kedgeline.starters.api.HistoryView;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.PersonView;
import io.kedgeline.starters.api.ProblemView;
import io.kedgeline.starters.api.ProfileAsked;
import io.kedgeline.starters.api.ProfileView;
import io.kedgeline.starters.api.Review;
import io.kedgeline.starters.api.RunKind;
import io.kedgeline.starters.api.RunList;
import io.kedgeline.starters.api.RunRef;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.starters.api.ScheduleChanges;
import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.api.SchedulePause;
import io.kedgeline.starters.api.ScheduledRunView;
import io.kedgeline.starters.api.SignInView;
import io.kedgeline.starters.api.TokenView;
import io.kedgeline.starters.api.Vote;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.wire.WireMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One person's calls to the server. Every method throws {@link ApiRefusal} when the server refuses
 * and {@link ServerUnreachable} when it does not answer.
 */
public final class ApiClient {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String PROFILES = RunKind.PROFILE.path();
  private static final String ENROLLMENTS = RunKind.ENROLLMENT.path();
  private static final String AUTHORITIES = RunKind.AUTHORITY.path();
  private static final int MOST_OCTETS = 20 * 1024 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI server;
  private final Optional<String> token;

  /**
   * Calls to this server.
   *
   * @param token who calls; without it only {@link #signIn} is answered
   * @throws IllegalArgumentException when the token would travel in the clear to another machine
   */
  public ApiClient(URI server, Optional<String> token) {
    boolean loopback = "http".equals(server.getScheme()) && "127.0.0.1".equals(server.getHost());
    if (!loopback && !"https".equals(server.getScheme())) {
      throw new IllegalArgumentException(
          "server: must be https, or http on 127.0.0.1: tokens do not travel in the clear");
    }
    this.server = server;
    this.token = token;
  }

  /** Where people sign in. */
  public SignInView signIn() {
    return get("/v1/sign-in", SignInView.class);
  }

  /** Who the token speaks for. */
  public PersonView me() {
    return get("/v1/me", PersonView.class);
  }

  /** Asks for a window. */
  public RunRef request(WindowAsked asked) {
    return post("/v1/windows", asked, RunRef.class);
  }

  /** The latest windows. */
  public RunList windows(int limit) {
    return get("/v1/windows?limit=" + limit, RunList.class);
  }

  /** A window as it stands. */
  public WindowView window(ChangeId change) {
    return get("/v1/windows/" + change, WindowView.class);
  }

  /** Shows the key that the certificate of a window's holder is issued for. */
  public ActAnswer.Accepted presentKey(ChangeId change, HolderKey key) {
    return post("/v1/windows/" + change + "/key", key, ActAnswer.Accepted.class);
  }

  /** How far a window's holder is from their certificate. */
  public HolderProgress holderProgress(ChangeId change) {
    return get("/v1/windows/" + change + "/certificate", HolderProgress.class);
  }

  /** Votes on a window's plan. */
  public ActAnswer.Accepted vote(ChangeId change, Vote vote) {
    return vote(RunId.ofWindow(change), vote);
  }

  /** Votes on a run's plan. */
  public ActAnswer.Accepted vote(RunId run, Vote vote) {
    return post(path(run) + "/votes", vote, ActAnswer.Accepted.class);
  }

  /** Takes the person's own vote back. */
  public ActAnswer.Accepted withdraw(RunId run) {
    return send(
        request(path(run) + "/withdrawals").POST(BodyPublishers.noBody()),
        ActAnswer.Accepted.class);
  }

  /** Withdraws the request, or closes the window. */
  public ActAnswer.Accepted close(ChangeId change, Closing closing) {
    return close(RunId.ofWindow(change), closing);
  }

  /** Withdraws the request, or ends the run. */
  public ActAnswer.Accepted close(RunId run, Closing closing) {
    return post(path(run) + "/closings", closing, ActAnswer.Accepted.class);
  }

  /** Asks for a profile. */
  public RunRef request(ProfileAsked asked) {
    return post(PROFILES, asked, RunRef.class);
  }

  /** The latest profiles that were asked for. */
  public RunList profiles(int limit) {
    return get(PROFILES + "?limit=" + limit, RunList.class);
  }

  /** The making of a profile as it stands. */
  public ProfileView profile(ChangeId change) {
    return get(PROFILES + "/" + change, ProfileView.class);
  }

  /** Asks for a device to be enrolled. */
  public RunRef request(EnrollmentAsked asked) {
    return post(ENROLLMENTS, asked, RunRef.class);
  }

  /** The latest enrollments. */
  public RunList enrollments(int limit) {
    return get(ENROLLMENTS + "?limit=" + limit, RunList.class);
  }

  /** An enrollment as it stands. */
  public EnrollmentView enrollment(ChangeId change) {
    return get(ENROLLMENTS + "/" + change, EnrollmentView.class);
  }

  /** Has a bootstrap token made, which is told this once. */
  public TokenView bootstrapToken(ChangeId change) {
    return send(
        request(ENROLLMENTS + "/" + change + "/tokens").POST(BodyPublishers.noBody()),
        TokenView.class);
  }

  /** Shows a device's request for a certificate; the bearer token is its bootstrap token. */
  public ActAnswer.Accepted present(ChangeId change, DeviceRequest shown) {
    return post(ENROLLMENTS + "/" + change + "/requests", shown, ActAnswer.Accepted.class);
  }

  /** How far the enrollment is that the bearer token began. */
  public DeviceProgress deviceProgress(ChangeId change) {
    return get(ENROLLMENTS + "/" + change + "/bundle", DeviceProgress.class);
  }

  /** Asks for an authority. */
  public RunRef request(AuthorityAsked asked) {
    return post(AUTHORITIES, asked, RunRef.class);
  }

  /** The latest authorities that were asked for. */
  public RunList authorities(int limit) {
    return get(AUTHORITIES + "?limit=" + limit, RunList.class);
  }

  /** The making of an authority as it stands. */
  public AuthorityView authority(ChangeId change) {
    return get(AUTHORITIES + "/" + change, AuthorityView.class);
  }

  /** Where runs of this one's runbook are. */
  private static String path(RunId run) {
    return RunKind.of(run).path() + "/" + run.change();
  }

  /** Asks for more time in an open window. */
  public ActAnswer.Accepted extend(ChangeId change, Extension extension) {
    return post("/v1/windows/" + change + "/extensions", extension, ActAnswer.Accepted.class);
  }

  /** Records the review of a closed window. */
  public ActAnswer.Accepted review(ChangeId change, Review review) {
    return post("/v1/windows/" + change + "/reviews", review, ActAnswer.Accepted.class);
  }

  /** The latest runs. */
  public RunList runs(int limit) {
    return get("/v1/runs?limit=" + limit, RunList.class);
  }

  /** A run and what it cost. */
  public RunView run(RunId run) {
    return get("/v1/runs/" + run, RunView.class);
  }

  /** A run's journal. */
  public HistoryView history(RunId run) {
    return get("/v1/runs/" + run + "/history", HistoryView.class);
  }

  /** A run's evidence, exactly as the server sent it. */
  public String evidence(RunId run) {
    return text(request("/v1/runs/" + run + "/evidence").GET());
  }

  /** The declared schedules as they stand. */
  public ScheduleList schedules() {
    return get("/v1/schedules", ScheduleList.class);
  }

  /** What applying the schedules would change. */
  public ScheduleChanges scheduleChanges() {
    return get("/v1/schedules/changes", ScheduleChanges.class);
  }

  /** Applies the schedules. */
  public ScheduleChanges applySchedules() {
    return send(
        request("/v1/schedules/changes").POST(BodyPublishers.noBody()), ScheduleChanges.class);
  }

  /** Pauses a schedule. */
  public ScheduleList pauseSchedule(String name, String reason) {
    return post(
        "/v1/schedules/" + segment(name) + "/pauses",
        new SchedulePause(reason),
        ScheduleList.class);
  }

  /** Resumes a schedule. */
  public ScheduleList resumeSchedule(String name) {
    return send(
        request("/v1/schedules/" + segment(name) + "/resumptions").POST(BodyPublishers.noBody()),
        ScheduleList.class);
  }

  /** Begins what a schedule has due of this runbook. */
  public ScheduledRunView startScheduled(String runbook) {
    return send(
        request("/v1/scheduled-runs/" + segment(runbook)).POST(BodyPublishers.noBody()),
        ScheduledRunView.class);
  }

  /** The latest drills. */
  public DrillList drills(int limit) {
    return get("/v1/drills?limit=" + limit, DrillList.class);
  }

  private static String segment(String typed) {
    return URLEncoder.encode(typed, StandardCharsets.UTF_8);
  }

  private <T> T get(String path, Class<T> type) {
    return send(request(path).GET(), type);
  }

  private <T> T post(String path, Object body, Class<T> type) {
    try {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(WireMapper.tolerant().writeValueAsString(body))),
          type);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE);
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return request;
  }

  private <T> T send(HttpRequest.Builder request, Class<T> type) {
    String text = text(request);
    try {
      return WireMapper.tolerant().readValue(text, type);
    } catch (JsonProcessingException noDocument) {
      throw new ServerUnreachable(
          server + " answered, but not as a Kedgeline server does: check --server", noDocument);
    }
  }

  private String text(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        String text = new String(body.readNBytes(MOST_OCTETS), StandardCharsets.UTF_8);
        if (response.statusCode() >= 300) {
          throw refusal(response.statusCode(), text);
        }
        return text;
      }
    } catch (IOException silent) {
      throw new ServerUnreachable(
          server + " does not answer: is the server up, and is --server right?", silent);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ServerUnreachable("stopped while asking " + server, stopped);
    }
  }

  private RuntimeException refusal(int status, String text) {
    try {
      return new ApiRefusal(WireMapper.tolerant().readValue(text, ProblemView.class));
    } catch (JsonProcessingException noProblem) {
      return new ServerUnreachable(
          "%s answered %d, but not as a Kedgeline server does: check --server"
              .formatted(server, status),
          noProblem);
    }
  }
}
