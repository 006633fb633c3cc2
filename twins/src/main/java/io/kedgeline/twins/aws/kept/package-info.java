/** What the twin remembers, as text: to be read by people, to be set back, to survive a restart. */
package io.kedgeline.twins.aws.kept;
