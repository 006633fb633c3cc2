package io.kedgeline.workers.doctor;

import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.workflows.doctor.Remedy;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the doctor can find. The names are stable: scripts read them, and docs/deploy.md lists them.
 */
public enum Ailment implements Remedy {
  SETTINGS_UNUSABLE("mend the settings file as said; deploy/worker.properties explains each key"),
  RULEBOOK_UNUSABLE("mend the rulebook as said"),
  RULEBOOK_NOT_PINNED(
      "if the file is the approved one, put its sha256sum into rulebook.sha256 of worker, server and"
          + " trust root; else restore the file"),
  KEY_FILE_UNUSABLE(
      "mend the file as said; kedgeline keys draw FOLDER makes those that are missing"),
  CANARY_OUT_OF_DATE("issue the canary a certificate from your CA, and put it into the file"),
  LEDGER_UNREACHABLE("start the database, or mend ledger.url, ledger.user and its password"),
  LEDGER_NOT_MIGRATED("kedgeline ledger migrate LEDGER-SETTINGS"),
  LEDGER_RIGHTS_MISSING(
      "name the user for what it does in LEDGER-SETTINGS, and kedgeline ledger migrate LEDGER-SETTINGS"),
  LEDGER_RIGHTS_EXCESSIVE(
      "give each duty a user of its own: NAME.user in LEDGER-SETTINGS, kedgeline ledger migrate, and"
          + " ledger.user.DUTY here; one that may do two duties can open a window alone"),
  CLOCK_ASKEW("let this machine and the database's keep time by NTP: windows end by their clocks"),
  PEOPLE_STALE(
      "mend the server, which reads the list of people, and look at its log; everybody is denied"
          + " meanwhile"),
  SLOT_UNFILLABLE(
      "put people into the group in the list of people, or another group into the slot"),
  SLOT_THIN(
      "put one more person into the group; until then nobody approves when one is away, or asks"
          + " or holds"),
  SWEEP_OVERDUE(
      "look at the workers' logs; kedgeline sweep --once SETTINGS shows what keeps it from sweeping"),
  ENGINE_UNREACHABLE("start Temporal, or mend engine.target"),
  ENGINE_NAMESPACE_MISSING(
      "make the namespace (deploy/temporal-namespace.sh), or mend the setting"),
  CHANGE_SYSTEM_UNUSABLE(
      "let this machine reach change.url, and let the account of change.token read change_request;"
          + " no window opens without a record"),
  DEVICE_MANAGEMENT_UNUSABLE(
      "let this machine reach posture.url, and let the account of posture.token.file read devices;"
          + " no device is enrolled without a report"),
  AWS_UNREACHABLE("let this machine reach AWS, or mend aws.endpoint"),
  AWS_IDENTITY_REFUSED("put the keys of a user that exists into the file of aws.credentials"),
  EXECUTOR_NOT_ASSUMABLE(
      "make the role, let its trust policy name the worker's identity for sts:AssumeRole and"
          + " sts:SetSourceIdentity, and let that identity assume it"),
  EXECUTOR_POLICY_DIFFERS(
      "put the policy file of the duty on the role as it is shipped, and take every other off"),
  PROFILE_MISSING("make the profile, or mend its ARN in the rulebook", Code.PROFILE_MISSING),
  ROLE_MISSING("make the role, or mend its ARN in the rulebook", Code.ROLE_MISSING),
  PROFILE_NOT_AT_REST(
      "find out who changed it (CloudTrail); kedgeline sweep --once SETTINGS puts it to rest",
      Code.PROFILE_NOT_AT_REST),
  SESSION_NAME_CHOSEN(
      "aws rolesanywhere update-profile --profile-id ID --no-accept-role-session-name",
      Code.SESSION_NAME_CHOSEN),
  SESSION_DURATION(
      "aws rolesanywhere update-profile --profile-id ID --duration-seconds SECONDS",
      Code.SESSION_DURATION),
  ROLE_NOT_IN_PROFILE(
      "aws rolesanywhere update-profile --profile-id ID --role-arns ROLE",
      Code.ROLE_NOT_IN_PROFILE),
  ROLE_IN_OTHER_PROFILE("take the role out of every other profile", Code.ROLE_IN_OTHER_PROFILE),
  ROLE_TRUSTS_OTHER_ANCHOR(
      "let every Allow of the role's trust policy require aws:SourceArn to be the rulebook's anchor",
      Code.ROLE_TRUSTS_OTHER_ANCHOR),
  ROLE_UNBOUNDED(
      "aws iam put-role-permissions-boundary --role-name ROLE --permissions-boundary BOUNDARY, a"
          + " policy with the text that is shipped",
      Code.ROLE_UNBOUNDED),
  ANCHOR_MISSING(
      "put break-glass's own trust anchor into the rulebook, or make it", Code.ANCHOR_MISSING),
  ANCHOR_OF_OTHER_AUTHORITY(
      "let the rulebook's holderCertificate.authority be the one that the trust anchor trusts",
      Code.ANCHOR_OF_OTHER_AUTHORITY),
  ANCHOR_NOT_MARKED(
      "aws rolesanywhere tag-resource --resource-arn ANCHOR --tags key=ExactTR-ProfileClass,value=breakglass",
      Code.ANCHOR_NOT_MARKED),
  ANCHOR_NOT_AT_REST(
      "find out who enabled it; kedgeline sweep disables it, unless a window is open",
      Code.ANCHOR_NOT_AT_REST),
  AUTHORITY_NOT_ACTIVE(
      "aws acm-pca describe-certificate-authority says why it issues nothing: until then no window"
          + " opens for which it would",
      Code.AUTHORITY_NOT_ACTIVE),
  CANARY_REFUSED(
      "read AWS's reason: the certificate, its anchor, the CRL or the control profile is not as the"
          + " rulebook says; until then no window opens, since none could be proved closed"),
  NOT_EXAMINED("mend what is found above it, and ask again");

  private final String mend;
  private final Optional<Code> planning;

  Ailment(String mend) {
    this.mend = mend;
    this.planning = Optional.empty();
  }

  Ailment(String mend, Code planning) {
    this.mend = mend;
    this.planning = Optional.of(planning);
  }

  @Override
  public String mend() {
    return mend;
  }

  /** What planning a window calls this code, if it speaks of the set-up and not of a request. */
  static Optional<Ailment> of(Code code) {
    return Arrays.stream(values())
        .filter(ailment -> ailment.planning.filter(code::equals).isPresent())
        .findFirst();
  }
}
