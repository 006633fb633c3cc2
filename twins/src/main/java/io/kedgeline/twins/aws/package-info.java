/** The AWS twin: one server on loopback that stands for AWS in tests and in the sandbox. */
package io.kedgeline.twins.aws;
