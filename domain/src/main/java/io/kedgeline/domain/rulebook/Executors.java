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
 * @param provision makes roles and profiles, none of them break-glass
 * @param issue has certificates issued by the private CA, and makes nothing else
 * @param pki makes authorities, their revocation lists and trust anchors
 */
public record Executors(
    String observe,
    String notarise,
    String open,
    String contain,
    String provision,
    String issue,
    String pki) {

  public Executors {
    NameShape.IAM_ROLE.require("observe", observe);
    NameShape.IAM_ROLE.require("notarise", notarise);
    NameShape.IAM_ROLE.require("open", open);
    NameShape.IAM_ROLE.require("contain", contain);
    NameShape.IAM_ROLE.require("provision", provision);
    NameShape.IAM_ROLE.require("issue", issue);
    NameShape.IAM_ROLE.require("pki", pki);
    // IAM compares role names without regard to case
    List<String> names = new ArrayList<>();
    for (String name : List.of(observe, notarise, open, contain, provision, issue, pki)) {
      if (names.stream().anyMatch(name::equalsIgnoreCase)) {
        throw new IllegalArgumentException("executors: each duty must have a role of its own");
      }
      names.add(name);
    }
  }
}
