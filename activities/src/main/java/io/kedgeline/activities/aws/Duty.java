package io.kedgeline.activities.aws;

import io.kedgeline.domain.rulebook.Executors;

/**
 * The duties that AWS itself keeps apart: one executor role each, with the policy file of the same
 * name. Each role can do its own duty and none of the others'.
 */
public enum Duty {
  OBSERVE("observe"),
  NOTARISE("notarise"),
  OPEN("open"),
  CONTAIN("contain"),
  PROVISION("provision"),
  ISSUE("issue"),
  PKI("pki");

  private final String word;

  Duty(String word) {
    this.word = word;
  }

  /** The duty's word: the name of its policy file. */
  public String word() {
    return word;
  }

  /** The name that this duty's role has in each account. */
  public String roleName(Executors executors) {
    return switch (this) {
      case OBSERVE -> executors.observe();
      case NOTARISE -> executors.notarise();
      case OPEN -> executors.open();
      case CONTAIN -> executors.contain();
      case PROVISION -> executors.provision();
      case ISSUE -> executors.issue();
      case PKI -> executors.pki();
    };
  }
}
