package io.kedgeline.workflows.doctor;

/** What a doctor can find, and what mends it. */
public interface Remedy {

  /** What it is called. The names are stable: scripts read them, and docs/deploy.md lists them. */
  String name();

  /** How to mend it. */
  String mend();

  /** It, found there. */
  default Finding of(String object, String sentence) {
    return new Finding(this, object, sentence);
  }
}
