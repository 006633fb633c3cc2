package io.kedgeline.conformance.stories;

import io.kedgeline.workers.doctor.Ailment;

/** A set-up that somebody has broken, and what the doctor calls it. */
record Broken(String story, Ailment ailment, SetUp.Breaking breaking) {}
