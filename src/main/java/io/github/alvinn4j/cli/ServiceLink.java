package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.Guard;
import io.github.alvinn4j.drive.ServiceWatchdog;
import io.github.alvinn4j.linux.ServiceManager;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.time.Clock;
import java.util.Locale;
import java.util.Optional;

/// What a drive tells systemd when it runs as its service; nothing at all otherwise.
final class ServiceLink implements AutoCloseable {
  private final Optional<ServiceManager> manager;

  /// @param manager who has started this process
  ServiceLink(Optional<ServiceManager> manager) {
    this.manager = manager;
  }

  /// What is to be done after each turn of the drive thread: ready with the first, then pings, and
  /// the state whenever it changes.
  Runnable reports(DriveLoop loop, Optional<Guard> guard, Clock clock) {
    if (manager.isPresent() && guard.isPresent()) {
      return new Reports(manager.get(), loop, guard.get(), clock);
    }
    return () -> {};
  }

  /// The drive has ended in an orderly way.
  void stopping() {
    manager.ifPresent(ServiceManager::stopping);
  }

  @Override
  public void close() {
    manager.ifPresent(ServiceManager::close);
  }

  /// On the drive thread; allocates only when the state has changed.
  private static final class Reports implements Runnable {
    private final ServiceManager service;
    private final DriveLoop loop;
    private final ServiceWatchdog watchdog;
    private DriveState told = DriveState.BOOT;
    private boolean ready;

    Reports(ServiceManager service, DriveLoop loop, Guard guard, Clock clock) {
      this.service = service;
      this.loop = loop;
      this.watchdog = new ServiceWatchdog(clock, guard::alive, service::watchdog);
    }

    @Override
    public void run() {
      if (!ready) {
        ready = true;
        service.ready();
      }
      watchdog.turned();
      DriveState state = loop.state();
      if (state != told) {
        told = state;
        service.status(state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
  }
}
