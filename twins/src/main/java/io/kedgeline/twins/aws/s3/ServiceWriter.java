package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.authz.AccessRequest;
import io.kedgeline.twins.aws.authz.Caller;
import io.kedgeline.twins.aws.authz.Evaluator;
import io.kedgeline.twins.aws.authz.PolicyLayers;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Bucket;
import io.kedgeline.twins.aws.state.Controls;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A service of AWS that writes into buckets on behalf of a resource. It is nobody's account, so a
 * bucket's policy must let it in.
 *
 * @param state where buckets and organisations are found
 * @param service such as {@code acm-pca.amazonaws.com}
 * @param sourceArn the resource
 * @param sourceAccount the resource's account
 * @param region the resource's Region
 */
public record ServiceWriter(
    AwsState state, String service, String sourceArn, String sourceAccount, String region) {

  /** Whether the bucket lets the service do this. */
  public boolean may(Bucket bucket, String action, String arn) {
    PolicyLayers layers = PolicyLayers.of(List.of(), bucket.account());
    return Evaluator.decide(
            new AccessRequest(new Caller.Service(service), action, arn, keys(bucket)),
            bucket
                .policy()
                .map(layers::on)
                .orElse(layers)
                .within(List.of(), new Controls(state).onResource(bucket.account(), action)))
        .allowed();
  }

  private RequestContext keys(Bucket bucket) {
    Instant now = state.now();
    RequestContext.Builder keys =
        RequestContext.builder()
            .put("aws:SourceArn", sourceArn)
            .put("aws:SourceAccount", sourceAccount)
            .put("aws:PrincipalIsAWSService", "true")
            .put("aws:PrincipalServiceName", service)
            .put("aws:ResourceAccount", bucket.account())
            .put("aws:CurrentTime", now.toString())
            .put("aws:EpochTime", Long.toString(now.getEpochSecond()))
            .put("aws:RequestedRegion", region)
            .put("aws:SecureTransport", "true");
    new Controls(state).describe(sourceAccount, "Source", keys);
    return keys.build();
  }

  /** Writes an object, which then stands as written at this instant. */
  public void put(Bucket bucket, String key, byte[] octets, String type, Instant at) {
    bucket.put(Versions.fresh(state, bucket, key, octets, Map.of("content-type", type), at));
  }
}
