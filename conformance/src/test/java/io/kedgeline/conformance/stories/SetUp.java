package io.kedgeline.conformance.stories;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.keys.MachineKeys;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.pki.InventedCa;
import io.kedgeline.twins.pki.Issued;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;

/**
 * A process's settings beside the sandbox's own, and what they name, to be broken one by one. What
 * was broken in AWS or in the ledger is mended when it is closed.
 */
final class SetUp implements AutoCloseable {

  /** Breaks something. */
  @FunctionalInterface
  interface Breaking {
    void of(SetUp setUp) throws IOException;
  }

  private final Sandbox sandbox;
  private final Path settings;
  private final SdkHttpClient http = ApacheHttpClient.create();
  private final IamClient iam;
  private final RolesAnywhereClient anywhere;
  private final Deque<Runnable> mending = new ArrayDeque<>();

  /** The worker's. */
  SetUp(Sandbox sandbox) throws IOException {
    this(sandbox, sandbox.workerSettings());
  }

  private SetUp(Sandbox sandbox, Path original) throws IOException {
    this.sandbox = sandbox;
    this.settings = Files.createTempFile(sandbox.folder(), "doctor", ".properties");
    Files.copy(original, settings, StandardCopyOption.REPLACE_EXISTING);
    AccountKeys root = sandbox.aws().createAccount(sandbox.account().profile().account().value());
    this.iam = configured(IamClient.builder().httpClient(http), root).build();
    this.anywhere = configured(RolesAnywhereClient.builder().httpClient(http), root).build();
  }

  /** The server's. */
  static SetUp ofServer(Sandbox sandbox) throws IOException {
    return new SetUp(sandbox, sandbox.folder().resolve("server.properties"));
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder, AccountKeys root) {
    return builder
        .region(Region.EU_CENTRAL_1)
        .endpointOverride(sandbox.aws().endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey())));
  }

  Path settings() {
    return settings;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  IamClient iam() {
    return iam;
  }

  RolesAnywhereClient anywhere() {
    return anywhere;
  }

  /** What is to be done when the story is over. */
  void mendBy(Runnable deed) {
    mending.push(deed);
  }

  /** Gives a key another value. */
  void set(String key, String value) throws IOException {
    String text = Files.readString(settings);
    Files.writeString(
        settings, text.replaceAll("(?m)^" + key.replace(".", "\\.") + "=.*$", key + "=" + value));
  }

  /** What stands under a key. */
  String get(String key) throws IOException {
    return Files.readString(settings)
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .findFirst()
        .orElseThrow()
        .substring(key.length() + 1);
  }

  /** Names another file, which holds this and is its owner's alone. */
  void file(String key, String text) throws IOException {
    Path file = Files.createTempFile(sandbox.folder(), "doctor", "");
    MachineKeys.write(file, text);
    set(key, file.getFileName().toString());
  }

  /** Exchanges words of the rulebook and pins the result. */
  void rulebook(String words, String others) throws IOException {
    Path file = Files.createTempFile(sandbox.folder(), "doctor", ".yaml");
    Files.writeString(file, sandbox.rulebook().text().replace(words, others));
    set("rulebook", file.getFileName().toString());
    set("rulebook.sha256", RulebookFile.read(file).sha256().hex());
  }

  /** A canary of this CA, whose certificate holds for a day from this instant on. */
  void canary(InventedCa ca, Instant from) throws IOException {
    Issued leaf = ca.issue("CN=kedgeline-canary,O=ExactTR", from, Duration.ofDays(1));
    file("canary", leaf.keyPem() + leaf.certificatePem());
  }

  /** Changes the ledger as its owner. */
  void ledger(String statement) {
    try (LedgerDatabase ledger = LedgerDatabase.open(sandbox.ledgerOwner())) {
      ledger.jdbi().useHandle(handle -> handle.execute(statement));
    }
  }

  @Override
  public void close() {
    sandbox.organization().pastGuardrails(() -> mending.forEach(Runnable::run));
    iam.close();
    anywhere.close();
    http.close();
  }
}
