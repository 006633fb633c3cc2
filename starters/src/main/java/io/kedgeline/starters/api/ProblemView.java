package io.kedgeline.starters.api;

import io.kedgeline.domain.document.Fault;
import java.util.List;

/**
 * Why a call was not answered (RFC 9457), with two members of ours.
 *
 * @param type {@code urn:kedgeline:problem:} and the code in lower case
 * @param title the kind of problem
 * @param status the HTTP status
 * @param detail what happened, to which object, and what to do next
 * @param code the stable name of the reason
 * @param faults fields of the body that break a rule, all of them
 */
public record ProblemView(
    String type, String title, int status, String detail, String code, List<Fault> faults) {

  public ProblemView {
    faults = List.copyOf(faults);
  }
}
