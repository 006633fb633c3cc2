package io.kedgeline.ledger.database;

import io.kedgeline.domain.plan.Digest;
import java.nio.ByteBuffer;
import org.jdbi.v3.core.Handle;

/** Locks by name that last as long as a transaction. */
public final class Locks {

  private Locks() {}

  /** Waits for the lock of this name, and holds it until the handle's transaction ends. */
  public static void hold(Handle handle, String name) {
    long number = ByteBuffer.wrap(Digest.ofText(name).octets()).getLong();
    handle.execute("SET LOCAL lock_timeout = '30s'");
    handle
        .createQuery("SELECT pg_advisory_xact_lock(:number) IS NULL")
        .bind("number", number)
        .mapTo(Boolean.class)
        .one();
  }
}
