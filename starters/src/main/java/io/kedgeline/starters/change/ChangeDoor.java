package io.kedgeline.starters.change;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.oidc.ClientTokens;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Does for the change system what it may ask (decision 14): a window in the name of a person, and
 * that a run look at its record. It votes for nobody.
 */
public final class ChangeDoor {

  private final ChangeCredentials credentials;
  private final Desk desk;
  private final PeopleTable people;
  private final InstantSource clock;

  /**
   * A door to this desk.
   *
   * @param credentials by what the change system is known
   * @param clock the time by which its requests are fresh: real time, also in a sandbox
   */
  public ChangeDoor(
      ChangeCredentials credentials, Desk desk, PeopleTable people, InstantSource clock) {
    this.credentials = credentials;
    this.desk = desk;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Whether the change system signed this body about now.
   *
   * @param timestamp the header {@link ChangeSignature#TIMESTAMP}
   * @param signature the header {@link ChangeSignature#SIGNATURE}
   */
  public boolean signed(Optional<String> timestamp, Optional<String> signature, byte[] body) {
    return credentials
        .mac()
        .filter(mac ->
            mac.signs(
                timestamp, signature.map(ChangeSignature::hexadecimal), body, clock.instant()))
        .isPresent();
  }

  /**
   * What tells the change system's own access tokens, where it is a client at the company's issuer.
   */
  public Optional<ClientTokens> client() {
    return credentials.client();
  }

  /**
   * Whom the directory knows by this name.
   *
   * @param name an e-mail address, however it is spelt, or a person's id
   * @throws IllegalArgumentException when it is neither; the message begins with a name and a colon
   */
  public Optional<Person> person(String name) {
    Optional<PersonId> id =
        name.contains("@")
            ? people.findByEmail(new EmailAddress(name))
            : Optional.of(new PersonId(name));
    return id.flatMap(people.directory()::find);
  }

  /** Asks for a window in this person's name. Asking the same again is the same run. */
  public Desk.Asked ask(Person requester, WindowRequest request) {
    return desk.ask(Caller.of(requester.id(), Caller.CHANGE_MANAGEMENT), request);
  }

  /** The run that a change is for: a window, or else what somebody asked to be made by it. */
  public RunId run(ChangeId change) {
    RunId window = RunId.ofWindow(change);
    return Stream.concat(
            Stream.of(window),
            Stream.of(RunbookId.PROFILE_ONBOARDING, RunbookId.PKI_SETUP)
                .map(runbook -> RunId.of(runbook, change)))
        .filter(desk::knows)
        .findFirst()
        .orElse(window);
  }

  /**
   * Has the run look at its change record.
   *
   * @param word what the hint came with: the same one is given once
   * @return whether it looks; false when it looked a moment ago, or does not look any more
   */
  public boolean moved(RunId run, String word) {
    return desk.recheck(run, Digest.ofText(ChangeSignature.hexadecimal(word)).hex());
  }
}
