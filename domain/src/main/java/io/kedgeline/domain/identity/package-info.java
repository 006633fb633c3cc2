/** People, their groups and their standing, as a directory knew them at an instant. */
package io.kedgeline.domain.identity;
