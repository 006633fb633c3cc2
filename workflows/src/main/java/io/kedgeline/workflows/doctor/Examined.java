package io.kedgeline.workflows.doctor;

import java.util.List;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param findings what is wrong with it; empty when nothing is
 */
public record Examined(String check, List<Finding> findings) {

  public Examined {
    findings = List.copyOf(findings);
  }
}
