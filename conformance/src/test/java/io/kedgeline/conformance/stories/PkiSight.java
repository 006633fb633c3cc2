package io.kedgeline.conformance.stories;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsAccess;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.conformance.authority.Standing;
import io.kedgeline.domain.authority.AnchorDraft;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.twins.aws.AccountKeys;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What of authorities the root user of a sandbox's account sees. */
final class PkiSight implements AutoCloseable {

  private final AwsBasicCredentials root;
  private final AccountSessions sessions;

  PkiSight(Sandbox sandbox) {
    AccountKeys keys = sandbox.organization().member();
    this.root = AwsBasicCredentials.create(keys.accessKeyId(), keys.secretAccessKey());
    this.sessions =
        new AccountSessions(
            new AwsAccess(
                duty -> StaticCredentialsProvider.create(root),
                Optional.of(sandbox.aws().endpoint())),
            sandbox.rulebook().rulebook().executors());
  }

  List<String> of(AnchorDraft draft) {
    try (AwsClients clients = sessions.clients(draft.account(), draft.region(), root)) {
      return new Standing(clients, draft).words();
    }
  }

  @Override
  public void close() {
    sessions.close();
  }
}
