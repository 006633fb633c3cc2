package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.keys.MachineKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A record of the sandbox never passes for a company's, nor a company's for a sandbox's. */
@ExtendWith(SharedSandbox.class)
class SandboxEvidenceTest {

  private final Sandbox sandbox;

  @TempDir private Path company = Path.of("");

  SandboxEvidenceTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  @Test
  void aRecordOfTheSandboxIsNoRecordUnderACompanysTrustRoot() throws IOException {
    Path evidence = evidence();
    assertEquals(0, verify(evidence, sandbox.trustRootFile()).exit());
    Terminal.Said said = verify(evidence, trustRoot(MachineKeys.draw(company), ""));
    assertEquals(1, said.exit());
    assertTrue(
        said.out()
            .contains("FAILED seal      sealed by a sandbox's key, sandbox-ledger-1: no company's"),
        said::out);
    assertTrue(said.out().contains("is not signed by an act key that you pinned"), said::out);
  }

  @Test
  void aCompanysTrustRootTakesNoSandboxsKey() throws IOException {
    Terminal.Said said = verify(company, trustRoot(MachineKeys.drawForSandbox(company), ""));
    assertEquals(2, said.exit());
    assertTrue(
        said.err().contains("act.keys: sandbox-server-1 is a sandbox's key, which proves nothing"),
        said::err);
  }

  @Test
  void aSandboxsTrustRootTakesNoCompanysKey() throws IOException {
    Terminal.Said said = verify(company, trustRoot(MachineKeys.draw(company), "sandbox=true\n"));
    assertEquals(2, said.exit());
    assertTrue(said.err().contains("act.keys: server-1 is no sandbox's key"), said::err);
  }

  private Path evidence() {
    Story story = new Story(sandbox);
    RunId run = story.awaitingApproval();
    story.closed(run);
    Path file = company.resolve("evidence.json");
    Terminal.Said said =
        new Terminal(sandbox, InventedPeople.REQUESTER)
            .type("evidence", "export", run.value(), "--to", file.toString());
    assertEquals(0, said.exit(), said::err);
    return file;
  }

  private static Terminal.Said verify(Path evidence, Path trustRoot) {
    return Terminal.run(
        List.of("evidence", "verify", evidence.toString(), "--trust-root", trustRoot.toString()));
  }

  private Path trustRoot(MachineKeys keys, String more) throws IOException {
    Path rulebook = company.resolve("rulebook.yaml");
    Files.writeString(rulebook, sandbox.rulebook().text());
    Path file = company.resolve("trust-root.properties");
    Files.writeString(
        file,
        "%sact.keys=%s\nissuer.pin=%s\nseal.keys=%s\nrulebook=%s\nrulebook.sha256=%s\n"
            .formatted(
                more,
                keys.keyring(),
                sandbox.folder().resolve("issuer.pin"),
                keys.sealKeyring(),
                rulebook,
                sandbox.rulebook().sha256()));
    return file;
  }
}
