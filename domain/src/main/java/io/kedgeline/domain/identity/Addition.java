package io.kedgeline.domain.identity;

/**
 * What the company's file says of a person whom another source of people knows.
 *
 * @param person by the other source's id
 * @param accounts what it does not know
 */
public record Addition(PersonId person, Accounts accounts) {}
