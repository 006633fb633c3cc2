package io.kedgeline.starters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kedgeline.domain.authority.AuthorityDraft;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityPlanner;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.Registration;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.PkiSetupRules;
import io.kedgeline.starters.api.AuthorityAsked;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An authority that somebody asks for under the shipped rulebook, and the plan it comes to. */
public final class SampleAuthority {

  /** The run. */
  public static final RunId RUN = RunId.of(RunbookId.PKI_SETUP, new ChangeId("CHG-8"));

  private static final String PURPOSE = "certificates for the machines of production";

  private SampleAuthority() {}

  /** What is asked, registered with this purpose. */
  public static AuthorityRequest request(String purpose) {
    return new AuthorityRequest(
        new ChangeId("CHG-8"),
        "production",
        new Registration(
            new PersonId("olga"),
            new PersonId("omar"),
            purpose,
            Set.of("security-findings"),
            Map.of("Team", "review")),
        "production has no authority yet");
  }

  /** What is asked. */
  public static AuthorityRequest request() {
    return request(PURPOSE);
  }

  /** What a client sends to ask it, which a test may change. */
  public static Map<String, Object> body() throws JsonProcessingException {
    AuthorityRequest asked = request();
    return WireMapper.strict()
        .readValue(
            WireMapper.tolerant()
                .writeValueAsString(
                    new AuthorityAsked(
                        asked.change().value(),
                        asked.environment(),
                        asked.registration().owner().value(),
                        asked.registration().custodian().value(),
                        asked.registration().purpose(),
                        List.copyOf(asked.registration().domains()),
                        asked.registration().tags(),
                        asked.reason(),
                        Optional.empty())),
            new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /** What that comes to. */
  public static AuthorityPlan plan(AuthorityRequest request) {
    AuthorityDraft draft = rules().environment(request.environment()).orElseThrow().draft();
    Instant expires = SampleProfile.NOON.plus(rules().approvalExpiry());
    return new AuthorityPlan(
        RUN,
        SampleProfile.EXECUTION,
        1,
        request,
        SampleProfile.MAYA,
        draft,
        Optional.empty(),
        rules().slots(),
        SampleProfile.RULEBOOK.sha256(),
        Digest.ofText("state"),
        expires,
        expires.plus(rules().executionExpiry()),
        AuthorityPlanner.actions(draft));
  }

  /** A plan of an authority whose anchor is disabled at rest. */
  public static AuthorityPlan resting() {
    AuthorityRequest usual = request();
    return plan(
        new AuthorityRequest(usual.change(), "breakglass", usual.registration(), usual.reason()));
  }

  /** What the sample comes to. */
  public static AuthorityPlan plan() {
    return plan(request());
  }

  /** The rules of such runs. */
  public static PkiSetupRules rules() {
    return SampleProfile.RULEBOOK.rulebook().pkiSetup().orElseThrow();
  }
}
