package io.kedgeline.twins.aws.state;

/**
 * An organisational unit.
 *
 * @param id {@code ou-} and more
 * @param name unique under its parent
 * @param parent a root's or a unit's id
 */
public record OrganizationalUnit(String id, String name, String parent) {}
