/** AWS Private CA: authorities, certificates, revocation lists and audit reports. */
package io.kedgeline.twins.aws.acmpca;
