package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.window.WindowState;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a state together with the table that it is of, such as {@code window/OPEN}: two runbooks
 * may give the same name to states of their own.
 */
final class RunStates {

  private static final Map<String, RunState> NAMED =
      Stream.<RunState[]>of(
              WindowState.values(), OnboardingState.values(), EnrollmentState.values())
          .flatMap(Stream::of)
          .collect(Collectors.toUnmodifiableMap(RunStates::text, Function.identity()));

  private RunStates() {}

  /** For a record whose component {@code state} may be of any runbook. */
  abstract static class Tabled {
    @JsonSerialize(using = Writer.class)
    RunState state = WindowState.PLANNING;
  }

  private static String text(RunState state) {
    return switch (state) {
      case WindowState window -> "window/" + window.name();
      case OnboardingState making -> "onboarding/" + making.name();
      case EnrollmentState enrollment -> "enrollment/" + enrollment.name();
      default -> throw new IllegalArgumentException("no table has the state " + state.name());
    };
  }

  static final class Writer extends StdScalarSerializer<RunState> {

    private static final long serialVersionUID = 1L;

    Writer() {
      super(RunState.class);
    }

    @Override
    public void serialize(RunState state, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(text(state));
    }
  }

  static final class Reader extends StdScalarDeserializer<RunState> {

    private static final long serialVersionUID = 1L;

    Reader() {
      super(RunState.class);
    }

    @Override
    public RunState deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getValueAsString("");
      RunState state = NAMED.get(text);
      return state != null
          ? state
          : (RunState)
              context.handleWeirdStringValue(
                  RunState.class, text, "must be a runbook's state, such as window/OPEN");
    }
  }
}
