package io.kedgeline.twins.aws.s3;

import io.kedgeline.twins.aws.front.Answer;

/** Carries one operation out. */
@FunctionalInterface
interface S3Operation {

  Answer perform(S3Call call);
}
