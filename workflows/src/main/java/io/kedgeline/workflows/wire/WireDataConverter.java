package io.kedgeline.workflows.wire;

import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.List;

/** How clients and workers write to the engine: our JSON, sealed, failure messages too. */
public final class WireDataConverter {

  private WireDataConverter() {}

  /** The converter with these keys. */
  public static DataConverter with(PayloadKeys keys) {
    return new CodecDataConverter(
        DefaultDataConverter.newDefaultInstance()
            .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(WireMapper.tolerant())),
        List.of(new SealedPayloads(keys)),
        true);
  }
}
