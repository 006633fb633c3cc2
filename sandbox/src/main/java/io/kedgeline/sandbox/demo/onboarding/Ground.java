package io.kedgeline.sandbox.demo.onboarding;

import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.AuthorityEnvironment;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedAuthority;
import io.kedgeline.twins.aws.AccountKeys;
import io.kedgeline.twins.aws.AwsCall;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rolesanywhere.RolesAnywhereClient;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorDetail;

/** The account in which the story takes place, as its administrator sees it. */
final class Ground {

  static final String ENVIRONMENT = "production";

  private static final Pattern READING =
      Pattern.compile("(Get|Head|List|Describe|Lookup|Assume|IsMember).*");

  private final Sandbox sandbox;

  Ground(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** What an administrator does once; and the twin issues at once, so that nobody waits. */
  void prepare() {
    sandbox.aws().levers().privateCaWork(Duration.ZERO);
    try (InventedAuthority administrator =
        new InventedAuthority(sandbox.aws().endpoint(), keys())) {
      sandbox
          .organization()
          .pastGuardrails(() -> administrator.makeBoundary(environment().place()));
    }
  }

  private AccountKeys keys() {
    return sandbox.organization().member();
  }

  AuthorityEnvironment environment() {
    return sandbox
        .rulebook()
        .rulebook()
        .pkiSetup()
        .flatMap(rules -> rules.environment(ENVIRONMENT))
        .orElseThrow();
  }

  AuthorityDraft draft() {
    return environment().draft();
  }

  /** Whether the environment has neither an anchor nor a profile that a runbook makes. */
  boolean empty() {
    return anchors().stream().noneMatch(draft().anchor()::equals)
        && profiles().stream().noneMatch(name -> name.matches("sec-(readonly|ir-.*|ci-.*)"));
  }

  /** What stands, in a line. */
  String standing() {
    return "anchors %s, profiles %s".formatted(anchors(), profiles());
  }

  private SortedSet<String> anchors() {
    try (Administrator http = new Administrator()) {
      return http.rolesAnywhere().listTrustAnchorsPaginator(r -> {}).trustAnchors().stream()
          .map(TrustAnchorDetail::name)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Whether this trust anchor lets anybody in. */
  boolean enabled(TrustAnchorArn anchor) {
    try (Administrator http = new Administrator()) {
      return http.rolesAnywhere()
          .getTrustAnchor(r -> r.trustAnchorId(anchor.id()))
          .trustAnchor()
          .enabled();
    }
  }

  SortedSet<String> profiles() {
    try (Administrator http = new Administrator()) {
      return http.rolesAnywhere().listProfilesPaginator(r -> {}).profiles().stream()
          .map(ProfileDetail::name)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** How many calls have changed something in AWS. */
  long changes() {
    return List.copyOf(sandbox.aws().calls()).stream()
        .filter(call -> call.error().isEmpty())
        .map(AwsCall::operation)
        .filter(operation -> !READING.matcher(operation).matches())
        .count();
  }

  /** A client of the administrator's. */
  private final class Administrator implements AutoCloseable {

    private final SdkHttpClient http = ApacheHttpClient.create();

    RolesAnywhereClient rolesAnywhere() {
      return RolesAnywhereClient.builder()
          .httpClient(http)
          .region(Region.of(environment().place().region().value()))
          .endpointOverride(sandbox.aws().endpoint())
          .credentialsProvider(
              StaticCredentialsProvider.create(
                  AwsBasicCredentials.create(keys().accessKeyId(), keys().secretAccessKey())))
          .build();
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
