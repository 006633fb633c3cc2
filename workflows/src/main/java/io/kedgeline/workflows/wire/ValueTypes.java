package io.kedgeline.workflows.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.BucketName;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.io.IOException;
import java.util.function.Function;

/**
 * Writes the domain's one-value types as plain strings, and reads them back through their rules.
 */
final class ValueTypes extends SimpleModule {

  private static final long serialVersionUID = 1L;

  ValueTypes() {
    super("kedgeline-value-types");
    addDeserializer(RunState.class, new RunStates.Reader());
    plain(AccountId.class, AccountId::new);
    plain(BucketName.class, BucketName::new);
    plain(CertificateAuthorityArn.class, CertificateAuthorityArn::new);
    plain(CertificateSerial.class, CertificateSerial::new);
    plain(ChangeId.class, ChangeId::new);
    plain(Digest.class, Digest::new);
    plain(DeviceId.class, DeviceId::new);
    plain(Persona.class, Persona::new);
    plain(GroupName.class, GroupName::new);
    plain(PersonId.class, PersonId::new);
    plain(ProfileArn.class, ProfileArn::new);
    plain(Region.class, Region::new);
    plain(RoleArn.class, RoleArn::new);
    plain(PolicyArn.class, PolicyArn::new);
    plain(RunId.class, RunId::new);
    plain(SourceIdentity.class, SourceIdentity::new);
    plain(TrustAnchorArn.class, TrustAnchorArn::new);
  }

  private <T> void plain(Class<T> type, Function<String, T> reader) {
    addSerializer(type, new Writer<>(type));
    addDeserializer(type, new Reader<>(type, reader));
  }

  private static final class Writer<T> extends StdScalarSerializer<T> {

    private static final long serialVersionUID = 1L;

    Writer(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(value.toString());
    }
  }

  private static final class Reader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> reader;

    Reader(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    @SuppressWarnings("unchecked") // the handled type is the one that the reader makes
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getValueAsString("");
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException broken) {
        return (T) context.handleWeirdStringValue(handledType(), text, "%s", broken.getMessage());
      }
    }
  }
}
