package io.kedgeline.twins.aws.kept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A folder with one file, which only its owner may read, and which is exchanged whole: whatever
 * happens, it is as it was before or as it was meant to be. One twin at a time uses a folder.
 */
public final class StateFolder implements AutoCloseable {

  private static final int VERSION = 1;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> CREATED_SO =
      PosixFilePermissions.asFileAttribute(OWNER_ONLY);

  private final Path file;
  private final FileChannel lock;

  private StateFolder(Path file, FileChannel lock) {
    this.file = file;
    this.lock = lock;
  }

  /** Opens the folder, which is made when it is missing. */
  public static StateFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            CREATED_SO);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return new StateFolder(folder.resolve("aws.json"), channel);
      }
    } catch (OverlappingFileLockException sameProcess) {
      channel.close();
      throw new IOException(folder + " is used by another twin", sameProcess);
    }
    channel.close();
    throw new IOException(folder + " is used by another twin");
  }

  /**
   * What is kept, if anything was.
   *
   * @throws DamagedStateException when it cannot be read
   */
  public Optional<ObjectNode> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (MAPPER.readTree(Files.readString(file)) instanceof ObjectNode node) {
        if (node.path("version").asInt() != VERSION) {
          throw damaged("its version is not " + VERSION);
        }
        return Optional.of(node);
      }
    } catch (JsonProcessingException noJson) {
      throw damaged("it is no JSON");
    }
    throw damaged("it is no JSON object");
  }

  /** An error about this folder's file. */
  public DamagedStateException damaged(String why) {
    return new DamagedStateException(
        "%s cannot be read: %s; move it away to begin anew".formatted(file, why));
  }

  /** Keeps this in place of what was kept. */
  public void write(ObjectNode content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    byte[] octets =
        content.put("version", VERSION).toPrettyString().getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), CREATED_SO)) {
      ByteBuffer buffer = ByteBuffer.wrap(octets);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
