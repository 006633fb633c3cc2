package io.kedgeline.activities.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.workflows.port.TrailEvent;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose an event is, and what a review is told of it. */
class HolderEventsTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/BreakGlass");
  private static final RoleArn OTHER = new RoleArn("arn:aws:iam::111122223333:role/OtherWindow");
  private static final HolderEvents HOLDER =
      new HolderEvents(
          new LeaseClaim(
              new RunId("RB-06/CHG-7"),
              new ProfileArn(
                  "arn:aws:rolesanywhere:eu-central-1:111122223333:profile/"
                      + "0ace5b12-24b9-427e-a483-c55884852fbf"),
              ROLE,
              new SourceIdentity("CN=omar"),
              NOW,
              NOW.plusSeconds(1800),
              LeaseStage.CLOSED),
          Set.of(ROLE, OTHER));

  private static Optional<TrailEvent> told(String source, String role, String rest) {
    String event =
        """
        {"eventID":"e1","eventSource":"ec2.amazonaws.com","eventName":"RunInstances",
        "userIdentity":{"sessionContext":{"sourceIdentity":"%s","sessionIssuer":{"arn":"%s"}}}%s}
        """
            .formatted(source, role, rest);
    try {
      return HOLDER.told(WireMapper.tolerant().readTree(event), NOW);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String object(String rest) {
    return told("CN=omar", ROLE.value(), rest).orElseThrow().object();
  }

  @Test
  void anEventIsTheHoldersByItsSourceIdentityAndRole() {
    assertEquals(
        Optional.of(
            new TrailEvent("e1", NOW, "ec2", "RunInstances", "", Optional.of("Unauthorized"))),
        told("CN=omar", ROLE.value(), ",\"errorCode\":\"Unauthorized\""));
    assertEquals(Optional.empty(), told("CN=omar2", ROLE.value(), ""));
    assertEquals(Optional.empty(), told("", ROLE.value(), ""));
  }

  @Test
  void aRoleThatTheHolderTookOnIsNamed() {
    TrailEvent event =
        told(
                "CN=omar",
                "arn:aws:iam::111122223333:role/Deputy",
                ",\"requestParameters\":{\"userName\":\"u\"}")
            .orElseThrow();
    assertEquals("as arn:aws:iam::111122223333:role/Deputy: userName=u", event.object());
  }

  @Test
  void theRoleOfAnotherWindowIsThatWindowsMatter() {
    assertEquals(Optional.empty(), told("CN=omar", OTHER.value(), ""));
  }

  @Test
  void theArnInTheAnswerNamesTheObject() {
    assertEquals(
        "arn:aws:iam::111122223333:user/u",
        object(
            """
            ,"requestParameters":{"userName":"u"},
            "responseElements":{"user":{"path":"/","arn":"arn:aws:iam::111122223333:user/u"}}
            """));
  }

  @Test
  void withoutAnArnNamesAndIdsOfRequestAndAnswerDo() {
    assertEquals(
        "imageId=ami-1 instanceId=i-1",
        object(
            """
            ,"requestParameters":{"imageId":"ami-1","minCount":1},
            "responseElements":{"instancesSet":{"items":[{"instanceId":"i-1","state":"x"}]}}
            """));
  }

  @Test
  void ofARefusedCallTheMessageTellsTheObject() {
    assertEquals(
        "arn:aws:iam::111122223333:role/R",
        object(
            """
            ,"requestParameters":null,"responseElements":null,"errorCode":"AccessDenied",
            "errorMessage":"User: arn:aws:sts::1:x is not authorized to perform: iam:DeleteRole \
            on resource: arn:aws:iam::111122223333:role/R because no policy allows it"
            """));
  }

  @Test
  void whatATerminalCouldObeyBecomesQuestionMarksAndLongTextsAreCut() {
    String evil =
        object(",\"requestParameters\":{\"groupName\":\"a\\u001b[2Jb\\u202Ec\\nd\\u00e9\"}");
    assertEquals("groupName=a?[2Jb?c?d?", evil);
    String names = "x".repeat(100_000);
    assertTrue(
        object(",\"requestParameters\":{\"aName\":\"%s\",\"bName\":\"%s\"}".formatted(names, names))
                .length()
            <= TrailEvent.LONGEST_OBJECT);
  }

  @Test
  void anEventWithoutASessionIsNobodys() throws JsonProcessingException {
    assertEquals(Optional.empty(), HOLDER.told(WireMapper.tolerant().readTree("{}"), NOW));
    assertEquals(
        Optional.empty(),
        HOLDER.told(WireMapper.tolerant().readTree("{\"userIdentity\":[\"CN=omar\"]}"), NOW));
  }
}
