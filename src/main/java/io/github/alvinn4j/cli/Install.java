package io.github.alvinn4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `install`: the service of a car that drives without a terminal.
@Command(
    name = "install",
    sortOptions = false,
    description = {
      "Let the car's computer start the drive by itself, as a service of systemd.",
      "The car comes up disarmed, after a crash too: a person at the gamepad arms it.",
      "When a drive dies, however it dies, its outputs are put off. Needs root.%n"
    },
    footer = {
      "",
      "Afterwards:",
      "  options of 'drive'   in /etc/default/alvinn: ALVINN_OPTIONS=\"--vehicle ...\"",
      "  now, not at the next start of the system:   systemctl start alvinn",
      "  stop it, see it      systemctl stop alvinn, systemctl status alvinn",
      "  what it said         journalctl -u alvinn",
      "",
      "Examples:",
      "  sudo ./alvinn install",
      "  ./alvinn install --dry-run",
      "  sudo ./alvinn install --remove"
    })
final class Install implements Callable<Integer> {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Who runs it. Default: who has called sudo, else the owner of this folder.")
  private Optional<String> user;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Write below DIR, for an image of a card; starts nothing. Default: /.")
  private Optional<Path> root;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  private boolean dryRun;

  @Option(names = "--remove", description = "Stop the service and take it away again.")
  private boolean remove;

  @Mixin private Output output;

  @Override
  public Integer call() {
    Path top = root.orElse(Path.of("/"));
    if (!Files.isDirectory(top)) {
      throw new UsageException("--root = %s, expected a folder".formatted(top));
    }
    ServiceInstallation service = new ServiceInstallation(top, root.isEmpty(), dryRun);
    if (remove) {
      service.remove();
    } else {
      service.install(user);
    }
    service.done().forEach(output::line);
    output.result(output.newResult().put("unit", service.unit().toString()).put("dry_run", dryRun));
    return ExitCode.DONE;
  }
}
