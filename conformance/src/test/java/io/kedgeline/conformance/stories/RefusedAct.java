package io.kedgeline.conformance.stories;

import static io.kedgeline.conformance.stories.GuardedWorld.CLASS;
import static io.kedgeline.conformance.stories.GuardedWorld.NOTE;
import static io.kedgeline.conformance.stories.GuardedWorld.allow;
import static io.kedgeline.conformance.stories.GuardedWorld.enable;
import static io.kedgeline.conformance.stories.GuardedWorld.give;
import static io.kedgeline.conformance.stories.GuardedWorld.map;
import static io.kedgeline.conformance.stories.GuardedWorld.newProfile;
import static io.kedgeline.conformance.stories.GuardedWorld.tag;
import static io.kedgeline.conformance.stories.GuardedWorld.trust;
import static io.kedgeline.conformance.stories.GuardedWorld.unmap;
import static io.kedgeline.conformance.stories.GuardedWorld.update;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.aws.Guardrail;
import io.kedgeline.domain.resource.ProfileArn;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One act that exactly one statement of a guardrail refuses. */
record RefusedAct(Guardrail guardrail, String sid, String act, Consumer<GuardedWorld> deed) {

  @Override
  public String toString() {
    return sid + ": " + act;
  }

  static Stream<RefusedAct> all() {
    return Stream.of(
        dual(
            "ProfilesAreBornWithAClass",
            "an administrator creates a profile without a class",
            it -> it.administering(c -> newProfile(c.rolesAnywhere(), it.harmless()))),
        dual(
            "ProfilesAreBornWithAClass",
            "an administrator creates a profile of an unknown class",
            it -> it.administering(c -> newProfile(c.rolesAnywhere(), it.harmless(), CLASS, "x"))),
        dual(
            "NoProfileIsBornApproved",
            "an administrator creates an approved profile",
            it ->
                it.administering(c ->
                    newProfile(
                        c.rolesAnywhere(), it.harmless(), CLASS, "breakglass", NOTE, "CHG-1"))),
        dual(
            "AClassStays",
            "an administrator changes a class",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.administering(c -> tag(c, profile, CLASS, "readonly"));
            }),
        dual(
            "AClassStays",
            "an administrator takes a class away",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.administering(c ->
                  c.rolesAnywhere()
                      .untagResource(r -> r.resourceArn(profile.value()).tagKeys(CLASS)));
            }),
        dual(
            "OnlyNotariseNotes",
            "the closing duty notes an approval",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.as(Duty.CONTAIN, c -> tag(c, profile, NOTE, "CHG-1"));
            }),
        dual(
            "NothingIsEnabledUnnoted",
            "the opening duty enables without a note",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.as(Duty.OPEN, c -> enable(c, profile));
            }),
        dual(
            "OnlyOpenEnables",
            "an administrator enables what was noted",
            it -> {
              ProfileArn profile = it.noted();
              it.administering(c -> enable(c, profile));
            }),
        dual(
            "OnlyOpenAndContainUpdate",
            "an administrator rewrites a break-glass profile",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.administering(c -> update(c, profile));
            }),
        dual(
            "OnlyOpenAndContainUpdate",
            "an administrator maps an attribute of a break-glass profile",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.administering(c -> map(c, profile));
            }),
        dual(
            "OnlyOpenAndContainUpdate",
            "an administrator unmaps an attribute of a break-glass profile",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.administering(c -> unmap(c, profile));
            }),
        dual(
            "NotariseOnlyNotes",
            "the noting duty creates a profile",
            it ->
                it.as(
                    Duty.NOTARISE,
                    c -> newProfile(c.rolesAnywhere(), it.harmless(), CLASS, "readonly"))),
        dual(
            "NotariseOnlyNotes",
            "the noting duty updates a profile",
            it -> {
              ProfileArn profile = it.ordinary();
              it.as(Duty.NOTARISE, c -> update(c, profile));
            }),
        dual(
            "NotariseOnlyNotes",
            "the noting duty enables a profile",
            it -> {
              ProfileArn profile = it.ordinary();
              it.as(Duty.NOTARISE, c -> enable(c, profile));
            }),
        dual(
            "NotariseOnlyNotes",
            "the noting duty maps an attribute",
            it -> {
              ProfileArn profile = it.ordinary();
              it.as(Duty.NOTARISE, c -> map(c, profile));
            }),
        dual(
            "NotariseOnlyNotes",
            "the noting duty unmaps an attribute",
            it -> {
              ProfileArn profile = it.ordinary();
              it.as(Duty.NOTARISE, c -> unmap(c, profile));
            }),
        dual(
            "NotariseOnlyNotes",
            "the noting duty changes whom the break-glass role trusts",
            it -> it.as(Duty.NOTARISE, c -> trust(c, it.account.role()))),
        dual(
            "NotariseOnlyNotes",
            "the noting duty lets the opening duty do more",
            it -> it.as(Duty.NOTARISE, c -> allow(c, it.executors.open()))),
        dual(
            "NotariseWritesNoOtherTag",
            "the noting duty gives a profile a class",
            it -> {
              ProfileArn profile = it.profile(it.harmless());
              it.as(Duty.NOTARISE, c -> tag(c, profile, CLASS, "breakglass"));
            }),
        dual(
            "OpenOnlyOpens",
            "the opening duty creates a second profile with the break-glass role",
            it ->
                it.as(
                    Duty.OPEN,
                    c -> newProfile(c.rolesAnywhere(), it.account.role(), CLASS, "readonly"))),
        dual(
            "OpenOnlyOpens",
            "the opening duty gives a profile a class",
            it -> {
              ProfileArn profile = it.profile(it.harmless());
              it.as(Duty.OPEN, c -> tag(c, profile, CLASS, "breakglass"));
            }),
        dual(
            "OpenOnlyOpens",
            "the opening duty maps an attribute",
            it -> {
              ProfileArn profile = it.breakGlass();
              it.as(Duty.OPEN, c -> map(c, profile));
            }),
        dual(
            "OpenOnlyOpens",
            "the opening duty changes whom the break-glass role trusts",
            it -> it.as(Duty.OPEN, c -> trust(c, it.account.role()))),
        dual(
            "OpenOnlyOpens",
            "the opening duty lets the noting duty do more",
            it -> it.as(Duty.OPEN, c -> allow(c, it.executors.notarise()))),
        role(
            "OnlyOpenAndContainPassIt",
            "an administrator creates a second profile with the break-glass role",
            it ->
                it.administering(
                    c -> newProfile(c.rolesAnywhere(), it.account.role(), CLASS, "readonly"))),
        role(
            "OnlyOpenAndContainPassIt",
            "an administrator puts the break-glass role into another profile",
            it -> {
              ProfileArn profile = it.ordinary();
              it.administering(c -> give(c, profile, it.account.role()));
            }),
        role(
            "ContainCreatesNoProfile",
            "the closing duty creates a second profile with the break-glass role",
            it ->
                it.as(
                    Duty.CONTAIN,
                    c -> newProfile(c.rolesAnywhere(), it.account.role(), CLASS, "readonly"))),
        role(
            "OpenTouchesBreakGlassProfilesOnly",
            "the opening duty puts the break-glass role into another profile",
            it -> {
              ProfileArn profile = it.ordinary();
              it.as(Duty.OPEN, c -> give(c, profile, it.account.role()));
            }),
        role(
            "OpenTouchesBreakGlassProfilesOnly",
            "the opening duty enables another profile",
            it -> {
              ProfileArn profile = it.ordinary();
              it.as(Duty.OPEN, c -> enable(c, profile));
            }));
  }

  private static RefusedAct dual(String sid, String act, Consumer<GuardedWorld> deed) {
    return new RefusedAct(Guardrail.DUAL_CONTROL, sid, act, deed);
  }

  private static RefusedAct role(String sid, String act, Consumer<GuardedWorld> deed) {
    return new RefusedAct(Guardrail.BREAK_GLASS_ROLE, sid, act, deed);
  }
}
