/** Calls AWS: executor sessions, profiles and roles settled with their claims, failures named. */
package io.kedgeline.activities.aws;
