package io.kedgeline.starters.people.store;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.identity.Addition;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PeopleList;
import io.kedgeline.domain.identity.StoreContent;
import io.kedgeline.domain.identity.StoreReader;
import io.kedgeline.domain.identity.StoreResult;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.starters.people.PeopleSource;
import io.kedgeline.starters.people.SourceUnreadable;
import io.kedgeline.workflows.settings.Settings;
import io.kedgeline.workflows.wire.DocumentFaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClientBuilder;

/**
 * People from AWS Identity Center, and from the company's file what it does not know (decision 12).
 * A reading is whole or none. The SDK tries again what is throttled.
 */
public final class IdentityStorePeople implements PeopleSource {

  private static final Logger LOG = LoggerFactory.getLogger(IdentityStorePeople.class);
  private static final Duration ATTEMPT = Duration.ofSeconds(10);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(30);
  private static final int MOST_CHARACTERS = 1_000;
  private static final int MOST_TOLD = 50;

  private final String subject;
  private final PeopleFile additions;
  private final Set<GroupName> groups;
  private final String issuer;
  private final SdkHttpClient http;
  private final IdentitystoreClient client;
  private final StoreListing listing;
  private List<Fault> said = List.of();

  /**
   * People from this store.
   *
   * @param additions what the store does not know: accounts and certificates, by the user's id
   * @param groups whose members are asked for
   * @param issuer whose accounts sign in
   */
  public IdentityStorePeople(
      IdentityStoreConfig config, PeopleFile additions, Set<GroupName> groups, String issuer) {
    this.subject = "the identity store " + config.id();
    this.additions = additions;
    this.groups = Set.copyOf(groups);
    this.issuer = issuer;
    AwsCredentialsProvider credentials = credentials(config);
    this.http =
        ApacheHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(ATTEMPT)
            .build();
    IdentitystoreClientBuilder builder =
        IdentitystoreClient.builder()
            .httpClient(http)
            .region(Region.of(config.region().value()))
            .credentialsProvider(credentials)
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .apiCallAttemptTimeout(ATTEMPT)
                    .apiCallTimeout(WHOLE_CALL)
                    .build());
    config.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
    this.listing = new StoreListing(client, config.id());
  }

  private static AwsCredentialsProvider credentials(IdentityStoreConfig config) {
    return config
        .credentials()
        .<AwsCredentialsProvider>map(file -> {
          Settings settings = Settings.readSecret(file);
          String id = settings.text("accessKeyId");
          String secret = settings.text("secretAccessKey");
          settings.requireSound();
          return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
        })
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  /**
   * Everybody, read whole and now.
   *
   * @throws SourceUnreadable when the store does not answer for now, or contradicts itself
   * @throws DocumentFaults when the file is not as it must be, or AWS refuses us
   */
  @Override
  public PeopleList read() {
    List<Addition> added = additions.additions();
    StoreContent content = content();
    return switch (StoreReader.read(content, added, groups, issuer)) {
      case StoreResult.Valid(var entries, var doubts) -> {
        say(doubts);
        yield new PeopleList(Optional.empty(), entries);
      }
      case StoreResult.Faulty(var faults) ->
          throw new SourceUnreadable("%s contradicts itself: %s".formatted(subject, told(faults)));
    };
  }

  private StoreContent content() {
    try {
      return listing.read(groups);
    } catch (AwsServiceException answered) {
      String code =
          answered.awsErrorDetails() == null ? "" : answered.awsErrorDetails().errorCode();
      String sentence = "AWS answers %s: %s".formatted(code, plain(answered));
      if (answered.statusCode() >= 500 || answered.isThrottlingException()) {
        throw new SourceUnreadable(subject + ": " + sentence);
      }
      throw new DocumentFaults(subject, List.of(new Fault("people.identity-store", sentence)));
    } catch (SdkException unanswered) {
      throw new SourceUnreadable(subject + ": " + plain(unanswered));
    }
  }

  private static String plain(Exception said) {
    String message = PlainText.line(String.valueOf(said.getMessage()));
    return message.length() > MOST_CHARACTERS ? message.substring(0, MOST_CHARACTERS) : message;
  }

  /** Says who does not count and why, once while it is the same. */
  private void say(List<Fault> doubts) {
    if (!doubts.equals(said) && !doubts.isEmpty()) {
      LOG.warn("{} leaves doubts: {}", subject, told(doubts));
    }
    said = doubts;
  }

  private static String told(List<Fault> faults) {
    String more =
        faults.size() > MOST_TOLD ? "; and %d more".formatted(faults.size() - MOST_TOLD) : "";
    return faults.stream()
        .limit(MOST_TOLD)
        .map(Fault::toString)
        .collect(Collectors.joining("; ", "", more));
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
