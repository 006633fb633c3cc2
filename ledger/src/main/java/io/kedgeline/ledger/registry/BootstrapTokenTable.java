package io.kedgeline.ledger.registry;

import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.BootstrapToken;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.enrollment.Redemption;
import io.kedgeline.domain.enrollment.TokenRefusal;
import io.kedgeline.domain.enrollment.TokenShown;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One-time tokens by which devices are enrolled. Their secrets are not kept. */
public final class BootstrapTokenTable {

  private final Jdbi jdbi;

  /** The tokens in this database. */
  public BootstrapTokenTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a token that was made. No two have the same secret. */
  public void issue(BootstrapToken token) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO bootstrap_token"
                    + " (hash, run, device, persona, profile, issued_by, issued_at, expires_at)"
                    + " VALUES (:hash, :run, :device, :persona, :profile, :by, :at, :until)")
            .bind("hash", token.hash().hex())
            .bind("run", token.run().value())
            .bind("device", token.device().value())
            .bind("persona", token.persona().value())
            .bind("profile", token.profile())
            .bind("by", token.issuedBy().value())
            .bind("at", token.issuedAt().atOffset(ZoneOffset.UTC))
            .bind("until", token.expiresAt().atOffset(ZoneOffset.UTC))
            .execute());
  }

  /**
   * Uses a token up for a run that has started, if it is good. Of all who show it at once, one gets
   * it. What is refused uses nothing up: a token that is shown by another device stays its own
   * device's.
   *
   * @param run the run that enrols the device
   * @param now when it is shown
   */
  public Redemption redeem(TokenShown shown, RunId run, Instant now) {
    return jdbi.inTransaction(handle -> {
      Optional<Kept> kept = find(handle, shown.secret().digest());
      Optional<TokenRefusal> refusal =
          kept.map(found -> found.token().refusal(shown, run, found.used(), now))
              .orElse(Optional.of(TokenRefusal.UNKNOWN));
      if (refusal.isPresent()) {
        return new Redemption.Refused(refusal.get());
      }
      BootstrapToken token = kept.orElseThrow().token();
      use(handle, token.hash(), run, now);
      return new Redemption.Redeemed(token);
    });
  }

  /**
   * Why this is no token of this run, for this device and as this persona, whose time is not over;
   * nothing when it is. Uses nothing up, and a token that was used is still the run's.
   */
  public Optional<TokenRefusal> refusal(TokenShown shown, RunId run, Instant now) {
    return jdbi.withHandle(handle -> kept(handle, shown.secret().digest(), ""))
        .map(found -> found.token().refusal(shown, run, false, now))
        .orElse(Optional.of(TokenRefusal.UNKNOWN));
  }

  /**
   * The token, where this run has used it up already and it is good otherwise: what became of it
   * then may have been lost on its way.
   */
  public Optional<BootstrapToken> used(TokenShown shown, RunId run, Instant now) {
    return jdbi.withHandle(handle -> kept(handle, shown.secret().digest(), ""))
        .filter(Kept::used)
        .map(Kept::token)
        .filter(token -> token.refusal(shown, run, false, now).isEmpty());
  }

  /**
   * Whether this run used up a token with this hash for this device. Who issues may ask, besides
   * the server.
   */
  public boolean used(Digest hash, RunId run, DeviceId device) {
    return jdbi.withHandle(handle ->
        handle
                .createQuery(
                    "SELECT count(*) FROM bootstrap_token WHERE hash = :hash"
                        + " AND used_by_run = :run AND device = :device")
                .bind("hash", hash.hex())
                .bind("run", run.value())
                .bind("device", device.value())
                .mapTo(Integer.class)
                .one()
            == 1);
  }

  /** Whether this run was begun with this token: whoever shows it again is the same device. */
  public boolean usedBy(BootstrapSecret secret, RunId run) {
    return jdbi.withHandle(handle ->
        handle
                .createQuery(
                    "SELECT count(*) FROM bootstrap_token WHERE hash = :hash AND used_by_run = :run")
                .bind("hash", secret.digest().hex())
                .bind("run", run.value())
                .mapTo(Integer.class)
                .one()
            == 1);
  }

  /**
   * A token as it stands.
   *
   * @param used whether it was used
   */
  private record Kept(BootstrapToken token, boolean used) {}

  /** The row is held until the transaction ends, so that others wait and then see it used. */
  private static Optional<Kept> find(Handle handle, Digest hash) {
    return kept(handle, hash, " FOR UPDATE");
  }

  private static Optional<Kept> kept(Handle handle, Digest hash, String locking) {
    return handle
        .createQuery(
            "SELECT * FROM bootstrap_token WHERE hash = :hash AND run IS NOT NULL" + locking)
        .bind("hash", hash.hex())
        .map((row, context) ->
            new Kept(
                new BootstrapToken(
                    new Digest(row.getString("hash")),
                    new RunId(row.getString("run")),
                    new DeviceId(row.getString("device")),
                    new Persona(row.getString("persona")),
                    row.getString("profile"),
                    new PersonId(row.getString("issued_by")),
                    instant(row, "issued_at"),
                    instant(row, "expires_at")),
                row.getString("used_by_run") != null))
        .findOne();
  }

  private static void use(Handle handle, Digest hash, RunId run, Instant now) {
    handle
        .createUpdate(
            "UPDATE bootstrap_token SET used_at = :now, used_by_run = :run WHERE hash = :hash")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .bind("run", run.value())
        .bind("hash", hash.hex())
        .execute();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
