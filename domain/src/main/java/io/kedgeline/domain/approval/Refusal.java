package io.kedgeline.domain.approval;

/** Why a word does not count. The names are stable: they are stored and shown. */
public enum Refusal {
  NOT_AUTHENTIC("the act is not signed by a server that this run knows"),
  OTHER_RUN("the act was made for another run"),
  ACT_EXPIRED("the act is too old, or dated in the future: sign in and act again"),
  REPLAYED("this act was already received"),
  NOT_AWAITED("the run is not waiting for votes"),
  TOO_LATE("the approval has expired"),
  OTHER_ROUND("the plan was made anew since: look at it again"),
  OTHER_PLAN("the digest is not the one of the plan that is put to the vote"),
  DIRECTORY_STALE("the directory of people is too old to be believed: it must be synchronised"),
  UNKNOWN_PERSON("the directory does not know this person"),
  NOT_ACTIVE("this person is suspended or has left"),
  NOT_IN_SCOPE("this person has no part in this run"),
  SELF_APPROVAL("whoever asked, or is concerned with what was asked, fills no slot"),
  DUTIES_NOT_SEPARATE("this person has a duty that is kept apart from approving this"),
  UNKNOWN_SLOT("the quorum has no slot of this name"),
  NOT_IN_GROUP("this person is not in the group that fills the slot"),
  SLOT_TAKEN("another person already fills the slot"),
  ALREADY_VOTED("this person already fills a slot: one person, one slot"),
  SIGN_IN_MISSING("this slot asks for a sign-in at the company's issuer: approve by the link"),
  SIGN_IN_NOT_AUTHENTIC("the sign-in is not by a key of the company's issuer that is pinned"),
  SIGN_IN_FOR_OTHER_PLAN("the sign-in was for something else than this plan: sign in anew"),
  SIGN_IN_OF_OTHER_PERSON("whoever signed in is not the person who votes"),
  SIGN_IN_TOO_OLD("the sign-in was not fresh: sign in anew"),
  SIGN_IN_TOO_WEAK("the sign-in was not by the means that this slot asks for"),
  NOTHING_TO_WITHDRAW("this person has no vote that stands"),
  TOO_MANY_REFUSALS("this person was refused too often in this run"),
  NOT_OPEN("the window is not open: there is nothing to extend"),
  EXTENSION_PENDING("another extension of this window is being decided"),
  ASKED_TOO_OFTEN("more time was asked for too often in this window"),
  MAY_NOT_ASK("this person is not in a group that may ask for a window"),
  REVIEW_NOT_AWAITED("the window does not wait for a review"),
  SELF_REVIEW(
      "whoever asked for the window or for more time, or held the certificate, does not review it"),
  OTHER_CHANGES("the digest is not the one of the list of changes: look at it again"),
  MAY_NOT_REVIEW("this person is not in a group that reviews windows"),
  DEVICE_NOT_AWAITED("the run does not wait for a device's request"),
  ALREADY_PRESENTED("the device has shown its request already"),
  OTHER_DEVICE("the run enrols another device"),
  OTHER_PERSONA("the run enrols the device as another persona"),
  MAY_NOT_PRESENT("the token is of nobody who asked for this enrollment or gets the certificate"),
  KEY_NOT_AWAITED("the run has no certificate issued, or waits for no key"),
  KEY_IN_USE("a certificate is issued, or being issued, for the key that was shown before"),
  TOO_MANY_KEYS("too many keys were shown in this run"),
  NOT_THE_HOLDER("only the holder shows the key that their certificate is issued for"),
  RUN_OVER("the run is over: its record is being ended");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** The reason as a person reads it. */
  public String sentence() {
    return sentence;
  }
}
