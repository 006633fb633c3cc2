package io.kedgeline.workers.config;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.workflows.settings.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * The AWS identities that a process begins with. Each may do nothing but assume executor roles; a
 * duty with an identity of its own leaves the others' roles out of reach.
 *
 * @param own the identity file of a duty, by executor role: {@code aws.credentials.DUTY}
 * @param common the identity file of the duties without one: {@code aws.credentials}; AWS's default
 *     chain without it
 */
public record BaseIdentities(Map<Duty, Path> own, Optional<Path> common) {

  private static final String KEY = "aws.credentials";

  public BaseIdentities {
    own = Map.copyOf(own);
  }

  static BaseIdentities read(Settings settings, Set<WorkerDuty> duties) {
    Map<Duty, Path> own = new EnumMap<>(Duty.class);
    for (Duty executor : Duty.values()) {
      String key = KEY + "." + executor.word();
      settings.leave(key);
      if (duties.stream().anyMatch(duty -> duty.executor() == executor)) {
        settings.optionalPath(key).ifPresent(file -> own.put(executor, file));
      }
    }
    boolean everybodyHasTheirs =
        duties.stream().map(WorkerDuty::executor).allMatch(own::containsKey);
    settings.leave(KEY);
    return new BaseIdentities(
        own, everybodyHasTheirs ? Optional.empty() : settings.optionalPath(KEY));
  }

  /** The files that hold them. */
  public List<Path> files() {
    return Stream.concat(own.values().stream(), common.stream()).distinct().sorted().toList();
  }

  /** Reads the files, and gives what each duty begins with; a role that is no duty's has nobody. */
  public Map<Duty, AwsCredentialsProvider> providers(Set<WorkerDuty> duties) {
    Map<Duty, AwsCredentialsProvider> providers = new EnumMap<>(Duty.class);
    duties.stream()
        .map(WorkerDuty::executor)
        .forEach(executor -> providers.put(executor, provider(executor)));
    return providers;
  }

  private AwsCredentialsProvider provider(Duty executor) {
    return Optional.ofNullable(own.get(executor))
        .or(() -> common)
        .<AwsCredentialsProvider>map(
            file -> StaticCredentialsProvider.create(BaseIdentityFile.read(file)))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
