package io.kedgeline.domain.rulebook;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of the executor roles, the same in each account. AWS keeps the duties apart by them, so
 * no two may be one role.
 *
 * @param observe reads, and changes nothing
 * @param notarise may only tag a profile with the approved change
 * @param open enables and updates break-glass profiles
 * @param contain only denies and disables
 */
public record Executors(String observe, String notarise, String open, String contain) {

  public Executors {
    NameShape.IAM_ROLE.require("observe", observe);
    NameShape.IAM_ROLE.require("notarise", notarise);
    NameShape.IAM_ROLE.require("open", open);
    NameShape.IAM_ROLE.require("contain", contain);
    // IAM compares role names without regard to case
    List<String> names = new ArrayList<>();
    for (String name : List.of(observe, notarise, open, contain)) {
      if (names.stream().anyMatch(name::equalsIgnoreCase)) {
        throw new IllegalArgumentException("executors: each duty must have a role of its own");
      }
      names.add(name);
    }
  }
}
