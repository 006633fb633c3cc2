package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.PrivateCa;
import io.kedgeline.twins.aws.state.TagKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Authorities: made, told, changed. */
final class Authorities {

  static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

  private static final int QUOTA = 200;
  private static final Set<String> TYPES = Set.of("ROOT", "SUBORDINATE");
  private static final Set<String> MODES = Set.of("GENERAL_PURPOSE", "SHORT_LIVED_CERTIFICATE");
  private static final Set<String> STANDARDS =
      Set.of(
          "FIPS_140_2_LEVEL_2_OR_HIGHER", "FIPS_140_2_LEVEL_3_OR_HIGHER", "CCPC_LEVEL_1_OR_HIGHER");

  private Authorities() {}

  static Map<String, PrivateCaOperation> operations() {
    return Map.of(
        "CreateCertificateAuthority", Authorities::create,
        "DescribeCertificateAuthority", Authorities::describe,
        "ListCertificateAuthorities", Authorities::list,
        "UpdateCertificateAuthority", Authorities::update);
  }

  private static ObjectNode create(PrivateCaCall call) {
    Map<String, String> tags = CaTags.requested(call);
    call.allow("*", TagKeys.requested(call.keys(), tags));
    Optional<String> token = call.token();
    String account = call.invocation().account();
    String region = call.invocation().region();
    Optional<PrivateCa> same =
        call.state().privateCas().all(account, region).stream()
            .filter(ca -> token.isPresent() && ca.token().equals(token))
            .filter(ca -> within(createdAt(ca), call.now()))
            .findFirst();
    if (same.isPresent()) {
      return named(same.get());
    }
    if (call.state().privateCas().all(account, region).size() >= QUOTA) {
      throw Refusals.limit("You have reached your quota of %d authorities".formatted(QUOTA));
    }
    String id = call.state().newUuid();
    CaTags.requireAtBirth(call, PrivateCa.arn(account, region, id), tags);
    ObjectNode detail = detail(call, PrivateCa.arn(account, region, id));
    PrivateCa ca =
        new PrivateCa(
            account,
            region,
            id,
            KeyAlgorithms.generate(
                detail.path("CertificateAuthorityConfiguration").path("KeyAlgorithm").asText("")),
            call.now().plus(call.state().privateCas().work()),
            detail);
    ca.tags().putAll(tags);
    ca.token(token);
    call.state().privateCas().add(ca);
    call.state()
        .privateCas()
        .say(
            AuthorityNotice.done(
                "Creation", ca, call.now().plus(call.state().privateCas().work())));
    return named(ca);
  }

  /** Whether a token that was given then is still one. */
  static boolean within(Instant given, Instant now) {
    return now.isBefore(given.plus(TOKEN_LIFE));
  }

  private static Instant createdAt(PrivateCa ca) {
    return Instant.ofEpochSecond(ca.detail().path("CreatedAt").asLong());
  }

  private static ObjectNode named(PrivateCa ca) {
    return Json.object().put("CertificateAuthorityArn", ca.arn());
  }

  private static ObjectNode detail(PrivateCaCall call, String arn) {
    ObjectNode body = call.body();
    JsonNode configuration = body.path("CertificateAuthorityConfiguration");
    KeyAlgorithms.requireFitting(
        configuration.path("KeyAlgorithm").asText(""),
        configuration.path("SigningAlgorithm").asText(""));
    if (Subjects.name(configuration.path("Subject")).getRDNs().length == 0) {
      throw Refusals.args("The subject must not be empty");
    }
    if (configuration.path("CsrExtensions").hasNonNull("SubjectInformationAccess")) {
      throw Refusals.args("SubjectInformationAccess is not in this twin");
    }
    String type = word(call, "CertificateAuthorityType", TYPES, "");
    String mode = word(call, "UsageMode", MODES, "GENERAL_PURPOSE");
    String standard =
        word(call, "KeyStorageSecurityStandard", STANDARDS, "FIPS_140_2_LEVEL_3_OR_HIGHER");
    ObjectNode detail =
        Json.object()
            .put("Arn", arn)
            .put("OwnerAccount", call.invocation().account())
            .put("CreatedAt", call.now().getEpochSecond())
            .put("Type", type)
            .put("UsageMode", mode)
            .put("KeyStorageSecurityStandard", standard);
    detail.put("Status", Lifecycle.PENDING).put("LastStateChangeAt", call.now().getEpochSecond());
    detail.set("CertificateAuthorityConfiguration", configuration);
    detail.set(
        "RevocationConfiguration",
        RevocationSettings.checked(call, body.path("RevocationConfiguration"), arn));
    return detail;
  }

  private static String word(PrivateCaCall call, String name, Set<String> words, String otherwise) {
    String word = call.find(name).orElse(otherwise);
    if (!words.contains(word)) {
      throw AwsError.validation(name + " must be one of " + words);
    }
    return word;
  }

  private static ObjectNode describe(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    ObjectNode answer = Json.object();
    answer.set("CertificateAuthority", Lifecycle.told(ca, call.now()));
    return answer;
  }

  private static ObjectNode list(PrivateCaCall call) {
    call.allow("*", call.keys());
    return Page.of(
        call,
        "CertificateAuthorities",
        call
            .state()
            .privateCas()
            .all(call.invocation().account(), call.invocation().region())
            .stream()
            .filter(ca -> !Lifecycle.goneForGood(ca, call.now()))
            .map(ca -> Lifecycle.told(ca, call.now()))
            .toList());
  }

  private static ObjectNode update(PrivateCaCall call) {
    PrivateCa ca = call.authority();
    String status = Lifecycle.at(ca, call.now());
    if (!status.equals(Lifecycle.ACTIVE) && !status.equals(Lifecycle.DISABLED)) {
      throw Refusals.state("The certificate authority must be ACTIVE or DISABLED, not " + status);
    }
    Optional<String> wanted = call.find("Status");
    if (wanted.filter(w -> !Set.of(Lifecycle.ACTIVE, Lifecycle.DISABLED).contains(w)).isPresent()) {
      throw Refusals.args("Status must be ACTIVE or DISABLED");
    }
    if (call.body().hasNonNull("RevocationConfiguration")) {
      ca.detail()
          .set(
              "RevocationConfiguration",
              RevocationSettings.checked(
                  call, call.body().path("RevocationConfiguration"), ca.arn()));
      ca.crl(ca.crl().notBefore(call.now()));
    }
    wanted
        .filter(other -> !other.equals(status))
        .ifPresent(other -> Lifecycle.change(ca, other, call.now()));
    return Json.object();
  }
}
