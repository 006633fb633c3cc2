/**
 * The course that every governed run takes, from its request to an approved plan and to its seal.
 */
package io.kedgeline.workflows.course;
