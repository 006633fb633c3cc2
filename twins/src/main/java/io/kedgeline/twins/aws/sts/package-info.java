/** STS: sessions of roles, and who somebody is. */
package io.kedgeline.twins.aws.sts;
