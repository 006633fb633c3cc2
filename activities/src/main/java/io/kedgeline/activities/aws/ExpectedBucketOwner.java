package io.kedgeline.activities.aws;

import io.kedgeline.domain.resource.AccountId;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/**
 * Says with every call of S3 whose bucket it is about, so that none is answered by a bucket of
 * another account: names are the whole world's, and whoever takes one first can give it any tags
 * and let anybody in (Amazon S3 User Guide, "Verifying bucket ownership with bucket owner
 * condition"). Of the calls that are made here CreateBucket alone takes no such word.
 */
final class ExpectedBucketOwner implements ExecutionInterceptor {

  private static final String HEADER = "x-amz-expected-bucket-owner";

  private final AccountId account;

  ExpectedBucketOwner(AccountId account) {
    this.account = account;
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes executionAttributes) {
    return context.request() instanceof CreateBucketRequest
        ? context.httpRequest()
        : context.httpRequest().toBuilder().putHeader(HEADER, account.value()).build();
  }
}
