package io.kedgeline.twins.aws.state;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The private authorities, and how long the service takes for what it does later. */
public final class PrivateCaStore {

  /**
   * A revocation list comes about this long after a revocation (API Reference, CrlConfiguration).
   */
  public static final Duration USUAL_CRL_DELAY = Duration.ofMinutes(30);

  /** How long AWS takes to issue is not documented; here it is short. */
  public static final Duration USUAL_WORK = Duration.ofSeconds(1);

  private final Map<String, PrivateCa> authorities = new LinkedHashMap<>();
  private Duration crlDelay = USUAL_CRL_DELAY;
  private Duration work = USUAL_WORK;
  private boolean bucketsRefuse;
  private Consumer<AuthorityNotice> watcher = notice -> {};

  /** The authorities of all accounts and Regions, oldest first. */
  public List<PrivateCa> all() {
    return List.copyOf(authorities.values());
  }

  /** The authority of this ARN. */
  public Optional<PrivateCa> find(String arn) {
    return Optional.ofNullable(authorities.get(arn));
  }

  /** The authorities of an account in a Region, oldest first. */
  public List<PrivateCa> all(String account, String region) {
    return authorities.values().stream()
        .filter(ca -> ca.account().equals(account) && ca.region().equals(region))
        .toList();
  }

  /** Adds an authority. */
  public void add(PrivateCa ca) {
    authorities.put(ca.arn(), ca);
  }

  /** Forgets an authority for good. */
  public void remove(PrivateCa ca) {
    authorities.remove(ca.arn());
  }

  /** Tells this one, from now on, what the service says of its authorities. */
  public void watch(Consumer<AuthorityNotice> by) {
    watcher = by;
  }

  /** Says something of an authority. */
  public void say(AuthorityNotice notice) {
    watcher.accept(notice);
  }

  /** By how much a revocation list comes later than a revocation, or than the first need of one. */
  public Duration crlDelay() {
    return crlDelay;
  }

  /** Sets it for what is revoked from now on. */
  public void crlDelay(Duration delay) {
    crlDelay = delay;
  }

  /** How long it takes to create an authority, to issue and to report. */
  public Duration work() {
    return work;
  }

  /** Sets it for what is asked for from now on. */
  public void work(Duration duration) {
    work = duration;
  }

  /** Whether buckets refuse what the service writes, whatever their policies say. */
  public boolean bucketsRefuse() {
    return bucketsRefuse;
  }

  /** Lets buckets refuse what the service writes, or no more. */
  public void bucketsRefuse(boolean refuse) {
    bucketsRefuse = refuse;
  }

  void clear() {
    authorities.clear();
    crlDelay = USUAL_CRL_DELAY;
    work = USUAL_WORK;
    bucketsRefuse = false;
  }
}
