package io.kedgeline.starters.api;

import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.identity.PersonId;
import java.util.Set;

/** The signed-in person as the directory knows them. */
public record PersonView(PersonId id, String displayName, Set<GroupName> groups) {}
