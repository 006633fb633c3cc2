package io.kedgeline.twins.aws.rolesanywhere;

import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import java.util.List;

/** Subjects: who has authenticated. They can only be read. */
final class Subjects {

  private static final Objects SUBJECTS = new Objects("subject", "subject");

  private static final List<String> DETAILS = List.of("credentials", "instanceProperties");

  private Subjects() {}

  static Answer get(Invocation call, String id) {
    return SUBJECTS.one(200, SUBJECTS.allowed(call, "GetSubject", id));
  }

  static Answer list(Invocation call) {
    return SUBJECTS.list(
        call, "ListSubjects", "subjects", detail -> detail.deepCopy().without(DETAILS));
  }
}
