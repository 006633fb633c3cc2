package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.enrollment.EnrollmentPlan;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.port.NoticeRequest;

/**
 * The one mapper for everything that is stored or sent: ISO-8601 instants and durations, value
 * types as plain strings, types of several forms named by {@code "act"}, {@code "answer"}, {@code
 * "request"} or {@code "plan"}, only record components written (a derived method of a record is not
 * a property).
 */
public final class WireMapper {

  private static final JsonMapper TOLERANT = build(false);
  private static final JsonMapper STRICT = build(true);

  private WireMapper() {}

  /** Reads what an older or newer version of ours wrote: unknown properties are passed over. */
  public static JsonMapper tolerant() {
    return TOLERANT;
  }

  /** Reads what came from outside: an unknown or missing property is an error. */
  public static JsonMapper strict() {
    return STRICT;
  }

  private static JsonMapper build(boolean strict) {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module(), new ValueTypes())
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, false)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addMixIn(Act.class, ActNames.class)
            .addMixIn(RunRequest.class, RequestNames.class)
            .addMixIn(Plan.class, PlanNames.class)
            .addMixIn(ActAnswer.class, AnswerNames.class)
            .addMixIn(RunStatus.class, RunStates.Tabled.class)
            .addMixIn(NoticeRequest.class, RunStates.Tabled.class);
    JsonMapper mapper = builder.build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(40).maxStringLength(300_000).build());
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "act")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Act.Request.class, name = "request"),
    @JsonSubTypes.Type(value = Act.Ballot.class, name = "vote"),
    @JsonSubTypes.Type(value = Act.Withdrawal.class, name = "withdraw"),
    @JsonSubTypes.Type(value = Act.Close.class, name = "close"),
    @JsonSubTypes.Type(value = Act.Extension.class, name = "extend"),
    @JsonSubTypes.Type(value = Act.Review.class, name = "review"),
    @JsonSubTypes.Type(value = Act.Presentation.class, name = "present"),
    @JsonSubTypes.Type(value = Act.KeyPresentation.class, name = "present-key")
  })
  private interface ActNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "request")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = WindowRequest.class, name = "window"),
    @JsonSubTypes.Type(value = ProfileRequest.class, name = "profile"),
    @JsonSubTypes.Type(value = EnrollmentRequest.class, name = "enrollment"),
    @JsonSubTypes.Type(value = AuthorityRequest.class, name = "authority"),
    @JsonSubTypes.Type(value = ExternalRequest.class, name = "external")
  })
  private interface RequestNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "plan")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = WindowPlan.class, name = "window"),
    @JsonSubTypes.Type(value = ProfilePlan.class, name = "profile"),
    @JsonSubTypes.Type(value = EnrollmentPlan.class, name = "enrollment"),
    @JsonSubTypes.Type(value = AuthorityPlan.class, name = "authority"),
    @JsonSubTypes.Type(value = ExternalPlan.class, name = "external")
  })
  private interface PlanNames {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ActAnswer.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = ActAnswer.Refused.class, name = "refused")
  })
  private interface AnswerNames {}
}
