package io.kedgeline.domain.trustpolicy;

import io.kedgeline.domain.document.Fault;
import java.util.List;

/** What became of reading a trust policy. */
public sealed interface TrustPolicyResult {

  /**
   * It can be judged.
   *
   * @param policy the policy
   */
  record Valid(TrustPolicy policy) implements TrustPolicyResult {}

  /**
   * It is no policy.
   *
   * @param faults all that is wrong, at least one
   */
  record Faulty(List<Fault> faults) implements TrustPolicyResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
