package io.kedgeline.sandbox.world;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.Executors;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.twins.oidc.OidcTwin;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.workflows.settings.IssuerPin;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files that the sandbox gives its worker, as a deployment would. */
public final class WorldFiles {

  /** The engine's namespace. */
  public static final String NAMESPACE = "default";

  /** Our client at the sandbox's issuer. */
  public static final String OIDC_CLIENT = "kedgeline-cli";

  /** The client at the sandbox's issuer whose sign-ins are votes. */
  public static final String APPROVAL_CLIENT = "kedgeline-approvals";

  /** The change system's client at the sandbox's issuer. */
  public static final String CHANGE_CLIENT = "exacttr-change-management";

  /** What the sandbox's issuer calls the server in that client's tokens. */
  public static final String CHANGE_AUDIENCE = "https://kedgeline.exacttr.example";

  private static final String DRILL_OWNER = "owner: drill-owner";
  private static final String DRILL_HOLDER = "holder: drill-holder";
  private static final String DRILL_CERTIFICATE = "CN=drill-holder-breakglass";
  private static final String LATE_EVENTS = "changesAfter: PT15M";
  private static final String PROMPT_EVENTS = "changesAfter: PT0S";

  private final Path folder;

  /** Files in this folder. */
  public WorldFiles(Path folder) {
    this.folder = folder;
  }

  /** The executor roles' names in the shipped rulebook. */
  public Executors executors(Path shippedRulebook) {
    return RulebookFile.read(shippedRulebook).rulebook().executors();
  }

  /** A password that nobody has seen. */
  public static String password() {
    byte[] octets = new byte[16];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /**
   * Writes the shipped rulebook with this world's ARNs in place of its examples. The twin's events
   * are there at once, so nobody waits for them.
   */
  public LoadedRulebook writeRulebook(Path shipped, InventedAccount account, InventedPki pki)
      throws IOException {
    LoadedRulebook loaded = RulebookFile.read(shipped);
    BreakGlassProfile example = loaded.rulebook().breakGlass().profiles().getFirst();
    BreakGlassProfile drill = loaded.rulebook().drillProfile().orElseThrow();
    String text =
        withIssuer(loaded, pki.issuer())
            .replace(drill.profile().value(), account.drillProfile().value())
            .replace(drill.role().value(), account.drillRole().value())
            .replace(example.profile().value(), account.profile().value())
            .replace(example.control().profile().value(), account.controlProfile().value())
            .replace(example.control().role().value(), account.controlRole().value())
            .replace(example.role().value(), account.role().value())
            .replace(example.trustAnchor().value(), account.anchor().value())
            .replace(example.boundary().value(), account.boundary().value())
            .replace(exampleRoot(loaded).value(), pki.root().value())
            .replace(DRILL_OWNER, "owner: " + InventedPeople.REQUESTER)
            .replace(DRILL_HOLDER, "holder: " + InventedPeople.HOLDER)
            .replace(DRILL_CERTIFICATE, "CN=" + InventedPeople.certificate(InventedPeople.HOLDER))
            .replace(LATE_EVENTS, PROMPT_EVENTS);
    if (!text.contains(PROMPT_EVENTS)) {
      throw new IllegalStateException("the shipped rulebook does not say: " + LATE_EVENTS);
    }
    Path file = folder.resolve("rulebook.yaml");
    Files.writeString(file, text);
    return RulebookFile.read(file);
  }

  private static String withIssuer(LoadedRulebook loaded, InventedIssuer issuer) {
    BreakGlassProfile example =
        loaded.rulebook().breakGlass().profiles().stream()
            .filter(profile -> profile.holderCertificate().isPresent())
            .findFirst()
            .orElseThrow();
    return loaded
        .text()
        .replace(example.profile().value(), issuer.profile().value())
        .replace(example.control().profile().value(), issuer.controlProfile().value())
        .replace(example.control().role().value(), issuer.controlRole().value())
        .replace(example.control().trustAnchor().value(), issuer.controlAnchor().value())
        .replace(example.role().value(), issuer.role().value())
        .replace(example.trustAnchor().value(), issuer.anchor().value())
        .replace(
            example.holderCertificate().orElseThrow().authority().value(),
            issuer.authority().value());
  }

  private static CertificateAuthorityArn exampleRoot(LoadedRulebook loaded) {
    return loaded.rulebook().pkiSetup().orElseThrow().environments().getFirst().root();
  }

  /** Pins the company's issuer, with the key that it signs with now. */
  public void writeIssuerPin(OidcTwin oidc) throws IOException {
    Files.writeString(
        folder.resolve("issuer.pin"),
        IssuerPin.text(
            oidc.issuer(),
            APPROVAL_CLIENT,
            List.of(Map.entry(oidc.keyThumbprint(), "drawn with the sandbox"))));
  }

  /** Writes the list of people, whose accounts are at this issuer. */
  public void writePeople(String issuer, InventedSlack slack) throws IOException {
    Files.writeString(people(), InventedPeople.yaml(issuer, slack::account));
  }

  /** Writes the server's settings and what they name. */
  public void writeServer(
      DrawnUsers users,
      String engine,
      Digest rulebook,
      MachineKeys keys,
      String issuer,
      InventedSlack slack,
      int port)
      throws IOException {
    Files.writeString(
        serverSettings(),
        """
        http.port=%d
        %srulebook=rulebook.yaml
        rulebook.sha256=%s
        payload.keys=%s
        act.key=%s
        people=people.yaml
        people.interval=PT12H
        schedules=off
        oidc.issuer=%s
        oidc.client=%s
        issuer.pin=issuer.pin
        %schange.signing.secret=change.signing.secret
        aws.events.keys=aws.events.keys
        change.client.id=%s
        change.client.audience=%s
        sandbox.clock.offset=clock.offset
        """
            .formatted(
                port,
                common(users.serverSettings(folder), engine),
                rulebook,
                keys.payloadKeys().getFileName(),
                keys.actKey().getFileName(),
                issuer,
                OIDC_CLIENT,
                slack.serverSettings(folder),
                CHANGE_CLIENT,
                CHANGE_AUDIENCE));
  }

  /** Writes the worker's settings and what they name. */
  public void writeWorker(
      DrawnUsers users,
      String engine,
      Digest rulebook,
      MachineKeys keys,
      Issued canary,
      InventedAccount account,
      InventedIssuer issuer,
      URI aws,
      URI changes,
      URI devices)
      throws IOException {
    MachineKeys.write(folder.resolve("canary.pem"), canary.keyPem() + canary.certificatePem());
    MachineKeys.write(folder.resolve("canary-breakglass.pem"), issuer.canary());
    for (Map.Entry<Duty, InventedAccount.BaseKey> base : account.bases().entrySet()) {
      MachineKeys.write(
          folder.resolve(credentials(base.getKey())),
          "accessKeyId=%s\nsecretAccessKey=%s\n"
              .formatted(base.getValue().id(), base.getValue().secret()));
    }
    Files.writeString(
        workerSettings(),
        """
        %srulebook=rulebook.yaml
        rulebook.sha256=%s
        keyring=%s
        issuer.pin=issuer.pin
        payload.keys=%s
        witness.key=%s
        seal.key=%s
        canary=canary.pem
        canary.others=canary-breakglass.pem
        canary.identity=%s
        %saws.endpoint=%s
        change.url=%s
        change.token=change.token
        change.notes.token=change.token
        change.interval=PT2S
        posture.url=%s
        posture.token.file=posture.token
        sweep.every=off
        sandbox.clock.offset=clock.offset
        """
            .formatted(
                common(users.workerSettings(folder), engine),
                rulebook,
                keys.keyring().getFileName(),
                keys.payloadKeys().getFileName(),
                keys.witnessKey().getFileName(),
                keys.sealKey().getFileName(),
                new CertificateIdentity(canary.key(), canary.certificate(), List.of())
                    .sourceIdentity(),
                identities(),
                aws,
                changes,
                devices));
    Files.deleteIfExists(workerLog());
  }

  private static String identities() {
    return Arrays.stream(Duty.values())
        .map(duty -> "aws.credentials.%s=%s\n".formatted(duty.word(), credentials(duty)))
        .collect(Collectors.joining());
  }

  private static String credentials(Duty duty) {
    return "aws-" + duty.word() + ".credentials";
  }

  /** Writes the worker's token at the change system. */
  public void writeChangeToken(String token) throws IOException {
    MachineKeys.write(folder.resolve("change.token"), token + "\n");
  }

  /** Writes the worker's token at device management. */
  public void writePosture(String token) throws IOException {
    MachineKeys.write(folder.resolve("posture.token"), token + "\n");
  }

  /** Writes what the change system signs with. */
  public void writeChangeSecret(String secret) throws IOException {
    MachineKeys.write(folder.resolve("change.signing.secret"), secret + "\n");
  }

  /** Writes by what the server knows EventBridge. */
  public void writeEventKeys(String key) throws IOException {
    MachineKeys.write(folder.resolve("aws.events.keys"), key + "\n");
  }

  private static String common(Map<String, Object> ledger, String engine) {
    return ledger.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
            .collect(Collectors.joining())
        + "engine.target=%s\nengine.namespace=%s\n".formatted(engine, NAMESPACE);
  }

  /** Writes what a verifier of evidence pins. */
  public void writeTrustRoot(MachineKeys keys, Digest rulebook) throws IOException {
    Files.writeString(
        trustRoot(),
        "sandbox=true\nact.keys=%s\nissuer.pin=issuer.pin\nseal.keys=%s\nrulebook=rulebook.yaml\nrulebook.sha256=%s\n"
            .formatted(keys.keyring().getFileName(), keys.sealKeyring().getFileName(), rulebook));
  }

  /** The list of people. */
  public Path people() {
    return folder.resolve("people.yaml");
  }

  /** The file with what a verifier pins. */
  public Path trustRoot() {
    return folder.resolve("trust-root.properties");
  }

  /** The server's settings file. */
  public Path serverSettings() {
    return folder.resolve("server.properties");
  }

  /** The worker's settings file. */
  public Path workerSettings() {
    return folder.resolve("worker.properties");
  }

  /** Where the worker's output goes. */
  public Path workerLog() {
    return folder.resolve("worker.log");
  }
}
