/** CreateSession: a certificate asks for a session of a role. */
package io.kedgeline.twins.aws.createsession;
