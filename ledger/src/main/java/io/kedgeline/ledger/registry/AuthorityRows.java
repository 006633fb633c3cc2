package io.kedgeline.ledger.registry;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.MadeExternal;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What one run makes of an authority, within a transaction. */
public final class AuthorityRows {

  private final Handle handle;
  private final RunId run;
  private final InstantSource clock;

  private AuthorityRows(Handle handle, RunId run, InstantSource clock) {
    this.handle = handle;
    this.run = run;
    this.clock = clock;
  }

  static AuthorityRows of(Handle handle, RunId run, InstantSource clock) {
    return new AuthorityRows(handle, run, clock);
  }

  /** What the run makes, if it began. */
  public Optional<MadeAuthority> made() {
    return handle
        .createQuery("SELECT * FROM onboarded_authority WHERE run = :run")
        .bind("run", run.value())
        .map((row, context) -> read(row))
        .findOne();
  }

  boolean begin(AnchorPlan plan) {
    Optional<MadeAuthority> there = made();
    return there.isPresent()
        ? there.get().stage() == MadeStage.BEGUN && there.get().follows(plan) && registers(plan)
        : !SealedRuns.sealed(handle, run) && insert(plan);
  }

  private boolean insert(AnchorPlan plan) {
    Registration registration = plan.registration();
    Optional<ExternalFacts> external = plan.draft().external();
    Instant now = clock.instant();
    return handle
            .createUpdate(
                "INSERT INTO onboarded_authority (run, account, region, environment, bucket,"
                    + " at_rest, canary_name, canary_role, owner, custodian, purpose, domains, stage, begun_at,"
                    + " changed_at, certificate, canary_serial, canary_common_name, first_use_until) VALUES (:run, :account, :region, :environment, nullif(:bucket, ''),"
                    + " :atRest, :canaryName, :canaryRole, :owner, :custodian, :purpose, :domains, 'BEGUN',"
                    + " :now, :now, nullif(:certificate, ''), nullif(:serial, ''), nullif(:commonName, ''),"
                    + " CASE WHEN :certificate = '' THEN NULL ELSE :until END) ON CONFLICT DO NOTHING")
            .bind("run", run.value())
            .bind("account", plan.account().value())
            .bind("region", plan.region().value())
            .bind("environment", plan.draft().environment())
            .bind("bucket", plan.draft().bucket().map(BucketName::value).orElse(""))
            .bind("atRest", plan.draft().atRest().name())
            .bind("canaryName", plan.draft().canary().profile())
            .bind("canaryRole", plan.draft().canary().role().value())
            .bind("owner", registration.owner().value())
            .bind("custodian", registration.custodian().value())
            .bind("purpose", registration.purpose())
            .bind("domains", String.join(" ", new TreeSet<>(registration.domains())))
            .bind("now", at(now))
            .bind("certificate", text(external, facts -> facts.authority().sha256().hex()))
            .bind("serial", text(external, facts -> facts.canary().serial().value()))
            .bind(
                "commonName",
                text(
                    external,
                    facts -> facts.canary().names().map(CertificateNames::commonName).orElse("")))
            .bind("until", at(now.plus(plan.making()).plus(plan.draft().firstUse())))
            .execute()
        == 1;
  }

  private static String text(Optional<ExternalFacts> external, Function<ExternalFacts, String> of) {
    return external.map(of).orElse("");
  }

  /** Whether it is to belong to whom this plan says. */
  public boolean registers(AnchorPlan plan) {
    return handle
        .createQuery(
            "SELECT owner = :owner AND custodian = :custodian FROM onboarded_authority"
                + " WHERE run = :run")
        .bind("run", run.value())
        .bind("owner", plan.registration().owner().value())
        .bind("custodian", plan.registration().custodian().value())
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /** Notes that the bucket was made. */
  public void bucket() {
    set("bucket_made", true);
  }

  /** Notes which authority was made. */
  public void authority(CertificateAuthorityArn authority) {
    setOnce("authority", authority.value());
  }

  /** Notes when the authority's certificate expires. */
  public void expires(Instant when) {
    set("authority_expires_at", at(when));
  }

  /** Notes that a certificate was issued, without which there is no revocation list. */
  public void first(CertificateSerial serial) {
    setOnce("first_serial", serial.value());
  }

  /** The certificate that was issued so that there is a revocation list, if one was. */
  public Optional<CertificateSerial> first() {
    return handle
        .createQuery(
            "SELECT first_serial FROM onboarded_authority"
                + " WHERE run = :run AND first_serial IS NOT NULL")
        .bind("run", run.value())
        .mapTo(String.class)
        .findOne()
        .map(CertificateSerial::new);
  }

  /** Notes which anchor was made. */
  public void anchor(TrustAnchorArn anchor) {
    setOnce("anchor", anchor.value());
  }

  /**
   * Notes which list was imported.
   *
   * @param list what Roles Anywhere calls it
   * @param nextUpdate when it is to be replaced
   */
  public void list(String list, Instant nextUpdate) {
    set("list", list);
    set("list_next_update", at(nextUpdate));
  }

  /** Notes that the canary is about to be made, unless one was taken away. */
  public void canaryBegun() {
    update(
        "canary_begun_at",
        at(clock.instant()),
        " AND canary_begun_at IS NULL AND canary_gone_at IS NULL");
  }

  /** Notes which profile the canary has. */
  public void canary(ProfileArn profile) {
    setOnce("canary_profile", profile.value());
  }

  /** Notes that nothing of the canary stands, and that none is made any more. */
  public void canaryGone() {
    setOnce("canary_gone_at", at(clock.instant()));
  }

  void proved() {
    noteProof("proved_at");
  }

  void provedAtRest() {
    noteProof("rest_proved_at");
  }

  void seen() {
    noteProof("seen_at");
  }

  private void noteProof(String column) {
    handle
        .createUpdate(
            "UPDATE onboarded_authority SET %s = :now WHERE run = :run AND stage = 'BEGUN'"
                .formatted(column))
        .bind("now", at(clock.instant()))
        .bind("run", run.value())
        .execute();
  }

  /** Notes that it lasts, or that it is gone. */
  public void end(MadeStage stage) {
    set("stage", stage.name());
  }

  private void set(String column, Object value) {
    update(column, value, "");
  }

  /** The first value stands. */
  private void setOnce(String column, Object value) {
    update(column, value, " AND " + column + " IS NULL");
  }

  private void update(String column, Object value, String unless) {
    handle
        .createUpdate(
            "UPDATE onboarded_authority SET %s = :value, changed_at = :now WHERE run = :run AND stage = 'BEGUN'%s"
                .formatted(column, unless))
        .bind("value", value)
        .bind("now", at(clock.instant()))
        .bind("run", run.value())
        .execute();
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  static MadeAuthority read(ResultSet row) throws SQLException {
    return new MadeAuthority(
        new RunId(row.getString("run")),
        new AccountId(row.getString("account")),
        new Region(row.getString("region")),
        row.getString("environment"),
        Optional.ofNullable(row.getString("bucket")).map(BucketName::new),
        row.getBoolean("bucket_made"),
        Optional.ofNullable(row.getString("authority")).map(CertificateAuthorityArn::new),
        AnchorAtRest.valueOf(row.getString("at_rest")),
        Optional.ofNullable(row.getString("anchor")).map(TrustAnchorArn::new),
        Optional.ofNullable(row.getString("list")),
        row.getString("canary_name"),
        new RoleArn(row.getString("canary_role")),
        Optional.ofNullable(row.getString("canary_profile")).map(ProfileArn::new),
        row.getObject("canary_begun_at") != null && row.getObject("canary_gone_at") == null,
        row.getObject("proved_at") != null,
        row.getObject("rest_proved_at") != null,
        moment(row, "authority_expires_at"),
        moment(row, "list_next_update"),
        external(row),
        MadeStage.valueOf(row.getString("stage")));
  }

  private static Optional<MadeExternal> external(ResultSet row) throws SQLException {
    Optional<Digest> certificate =
        Optional.ofNullable(row.getString("certificate")).map(Digest::new);
    return certificate.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MadeExternal(
                certificate.get(),
                new CertificateSerial(row.getString("canary_serial")),
                row.getString("canary_common_name"),
                moment(row, "begun_at").orElseThrow(),
                row.getObject("seen_at") != null));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
