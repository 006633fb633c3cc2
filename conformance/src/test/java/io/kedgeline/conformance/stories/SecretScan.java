package io.kedgeline.conformance.stories;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.settings.KeyFiles;
import io.kedgeline.workflows.wire.SealedPayloads;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Looks for every secret of a sandbox where none may be: opened histories, journal, logs. */
final class SecretScan {

  private final Sandbox sandbox;
  private final List<String> secrets = new ArrayList<>();

  SecretScan(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    for (String file : List.of("act.key", "seal.key", "payload.keys", "witness.key")) {
      String line = Files.readString(sandbox.folder().resolve(file)).strip();
      secrets.add(line.substring(line.indexOf(' ') + 1));
    }
    for (WorkerDuty duty : WorkerDuty.values()) {
      secrets.add(password("ledger-" + duty.word()));
    }
    secrets.add(password("server"));
    secrets.add(sandbox.signIn(InventedPeople.REQUESTER));
    sandbox.account().bases().values().forEach(base -> secrets.add(base.secret()));
    secrets.add(Base64.getEncoder().encodeToString(sandbox.holder().key().getEncoded()));
    secrets.add(Files.readAllLines(sandbox.folder().resolve("canary.pem")).get(1));
    secrets.addAll(sandbox.aws().issuedSecrets());
  }

  private String password(String of) throws IOException {
    return Files.readString(sandbox.folder().resolve(of + ".password")).strip();
  }

  List<String> secrets() {
    return secrets;
  }

  List<String> found(RunId run) throws IOException {
    List<String> found = new ArrayList<>();
    found.addAll(foundIn(history(run)));
    found.addAll(
        foundIn(
            EvidenceBundle.of(
                    run, new JournalTable(sandbox.ledger()), new SealTable(sandbox.ledger()))
                .write()));
    found.addAll(foundIn(Files.readString(sandbox.workerLog())));
    return found;
  }

  List<String> foundIn(String text) {
    return secrets.stream().filter(text::contains).toList();
  }

  /** The history as the engine has it, and every payload in it opened. */
  private String history(RunId run) {
    StringBuilder text = new StringBuilder();
    SealedPayloads codec =
        new SealedPayloads(KeyFiles.payloadKeys(sandbox.folder().resolve("payload.keys")));
    for (HistoryEvent event : sandbox.client().fetchHistory(run.value()).getEvents()) {
      text.append(event);
      open(event, codec, text);
    }
    return text.toString();
  }

  private static void open(Message message, SealedPayloads codec, StringBuilder text) {
    if (message instanceof Payload payload) {
      codec
          .decode(List.of(payload))
          .forEach(plain ->
              text.append(new String(plain.getData().toByteArray(), StandardCharsets.UTF_8)));
      return;
    }
    for (var field : message.getAllFields().entrySet()) {
      if (field.getKey().getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        if (field.getKey().isRepeated()) {
          ((List<?>) field.getValue()).forEach(element -> open((Message) element, codec, text));
        } else {
          open((Message) field.getValue(), codec, text);
        }
      }
    }
  }
}
