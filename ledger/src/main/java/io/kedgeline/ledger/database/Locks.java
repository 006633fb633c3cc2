package io.kedgeline.ledger.database;

import io.kedgeline.domain.plan.Digest;
import java.nio.ByteBuffer;
import org.jdbi.v3.core.Handle;

/** Locks by name that last as long as a transaction. */
public final class Locks {

  private Locks() {}

  /**
   * How long whoever holds a lock may say nothing: longer than all calls to AWS under one lock
   * take. Without it a machine that is lost while it holds one keeps everybody from closing for as
   * long as the database takes its connection for alive, which may be hours.
   */
  private static final String LONGEST_SILENCE = "150s";

  /** Waits for the lock of this name, and holds it until the handle's transaction ends. */
  public static void hold(Handle handle, String name) {
    long number = ByteBuffer.wrap(Digest.ofText(name).octets()).getLong();
    handle
        .createQuery(
            // CASE alone says what is evaluated first: the lock is waited for within its timeout.
            "SELECT CASE WHEN set_config('lock_timeout', '30s', true)"
                + " || set_config('idle_in_transaction_session_timeout', :silence, true) <> ''"
                + " THEN pg_advisory_xact_lock(:number) IS NULL END")
        .bind("silence", LONGEST_SILENCE)
        .bind("number", number)
        .mapTo(Boolean.class)
        .one();
  }
}
