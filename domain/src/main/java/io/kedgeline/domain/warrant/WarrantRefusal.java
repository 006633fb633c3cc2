package io.kedgeline.domain.warrant;

/** Why a warrant authorises nothing. The names are stable: they are stored and shown. */
public enum WarrantRefusal {
  NO_WARRANT("the act comes without a warrant"),
  BAD_SIGNATURE("a signature in the warrant is not by a key that this worker trusts"),
  OTHER_RUN("the warrant was made out for another run or execution"),
  OTHER_REQUEST("the plan does not carry out the signed request"),
  OTHER_RULEBOOK("the plan was made under a rulebook that this worker does not have"),
  OTHER_QUORUM("the plan's slots are not the rulebook's"),
  OTHER_PURPOSE("a drill is for a drill profile, and a drill profile is for drills"),
  NOT_IN_PLAN("the plan does not hold this action"),
  OTHER_ACCOUNT("the plan touches an account other than its profile's"),
  QUORUM_NOT_MET("the votes do not fill every slot with different people in good standing"),
  DENIED("the ledger knows a denial of this run"),
  TOO_EARLY("the window was asked for a later start"),
  TOO_LATE("the plan had to be executed earlier"),
  VALID_TOO_LONG("the plan says that it is good for longer than the rulebook allows"),
  LEASE_TOO_LONG("the lease would outlast what was approved"),
  BLACKOUT("a blackout of the rulebook forbids the window"),
  OTHER_HOLDER("the lease names another holder, profile or role than the plan"),
  REQUESTER_NOT_ALLOWED("the requester may no longer ask for a window"),
  HOLDER_NOT_ALLOWED("the holder is not active, or the certificate is not theirs"),
  OTHER_DEED("the plan is of another kind than what is to be done"),
  TRUST_POLICY("the checks of trust policies find something in what is to be made"),
  OTHER_DRAFT("what is to be made is not what was asked for, or not as the rulebook has it"),
  DOCUMENTS("the documents of the authority are not what the rulebook asks for"),
  OTHER_PRESENTATION("the device's request was not shown for this enrollment, or not in time"),
  OTHER_PROFILE("the ledger has no such profile registered, or it lets other certificates in"),
  CERTIFICATE_REQUEST("the checks of certificate requests find something in the device's request"),
  POSTURE("nobody read the device's posture since, or what it shows does not allow enrolling it"),
  CONSUMER_NOT_ALLOWED("the consumer is not active, or not in the group of the persona"),
  DUTIES_NOT_SEPARATE("somebody concerned has a duty that is kept apart from this"),
  OTHER_LEASE("the ledger has another lease of this run than the one that is meant"),
  FORGED_FACT("the task tells a fact that is not its execution's to tell"),
  NOT_GOVERNED("the run has no lease, and the rulebook does not name this profile"),
  THE_PROBE("the lease names the probe, to which no window is ever given"),
  CHANGE_FORBIDS("the change record does not allow the window any more");

  private final String sentence;

  WarrantRefusal(String sentence) {
    this.sentence = sentence;
  }

  /** The reason as a person reads it. */
  public String sentence() {
    return sentence;
  }
}
