package io.kedgeline.starters.doctor;

import io.kedgeline.workflows.doctor.Remedy;

/** What the doctor can find at a server. */
public enum ServerAilment implements Remedy {
  SETTINGS_UNUSABLE("mend the settings file as said; deploy/server.properties explains each key"),
  RULEBOOK_UNUSABLE("mend the rulebook or rulebook.sha256 as said; the worker's must be the same"),
  ISSUER_UNREACHABLE("let this machine reach oidc.issuer; nobody can sign in meanwhile"),
  ISSUER_KEY_NOT_PINNED(
      "kedgeline keys issuer ISSUER CLIENT prints its line: compare it with what the issuer's"
          + " administrators say, and add it to issuer.pin of workers, server and verifiers"),
  SECRET_UNUSABLE("mend the file as said, and restart the server"),
  SLACK_UNREACHABLE("let this machine reach slack.com; cards stand still meanwhile"),
  SLACK_TOKEN_REFUSED(
      "put the app's bot token into the file of slack.token, and restart the server"),
  SLACK_OTHER_WORKSPACE("mend slack.team, or take the token of the app that is installed there"),
  SLACK_SCOPES_MISSING(
      "update the app from deploy/slack-manifest.json, and reinstall it to the workspace"),
  SCHEDULE_NOT_APPLIED("kedgeline schedule apply --commit"),
  SCHEDULE_DIFFERS(
      "kedgeline schedule diff says who keeps what else; then kedgeline schedule apply --commit"),
  SCHEDULE_PAUSED("kedgeline schedule resume NAME, when the reason is gone"),
  SCHEDULE_SILENT(
      "start the server, or read in its log why nothing begins; with schedules=engine, look whether"
          + " the engine starts kedgeline-schedule-NAME and a worker runs it"),
  NOT_EXAMINED(
      "mend what it says, and ask again; the doctor of a worker looks at ledger and engine");

  private final String mend;

  ServerAilment(String mend) {
    this.mend = mend;
  }

  @Override
  public String mend() {
    return mend;
  }
}
