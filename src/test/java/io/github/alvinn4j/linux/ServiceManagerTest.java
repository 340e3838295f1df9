package io.github.alvinn4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class ServiceManagerTest {
  private static final long SOON = 5000;

  @TempDir private Path folder;

  private static ServiceManager manager(String name) {
    Optional<ServiceManager> manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", name));
    assertThat(manager).isPresent();
    return manager.orElseThrow();
  }

  private static void hears_everything(String name) {
    try (NotifySocket socket = NotifySocket.at(name);
        ServiceManager manager = manager(name)) {
      manager.ready();
      manager.watchdog();
      manager.status("armed auto");
      manager.stopping();

      assertThat(socket.next(SOON)).isEqualTo("READY=1");
      assertThat(socket.next(SOON)).isEqualTo("WATCHDOG=1");
      assertThat(socket.next(SOON)).isEqualTo("STATUS=armed auto");
      assertThat(socket.next(SOON)).isEqualTo("STOPPING=1");
    }
  }

  @Test
  void a_socket_among_the_files_hears_every_message() {
    hears_everything(folder.resolve("notify").toString());
  }

  @Test
  void a_socket_with_an_abstract_name_hears_every_message() {
    hears_everything("@alvinn4j-test-" + ProcessHandle.current().pid());
  }

  @Test
  void without_a_manager_there_is_nobody_to_tell() {
    assertThat(ServiceManager.of(Map.of())).isEmpty();
    assertThat(ServiceManager.of(Map.of("NOTIFY_SOCKET", ""))).isEmpty();
    assertThat(ServiceManager.of(Map.of("NOTIFY_SOCKET", "vsock:2:1234"))).isEmpty();
  }

  @Test
  void a_manager_that_is_gone_or_does_not_read_holds_nobody_up() {
    try (ServiceManager manager = manager(folder.resolve("nobody").toString())) {
      manager.ready();
    }
    String name = folder.resolve("deaf").toString();
    try (NotifySocket socket = NotifySocket.at(name);
        ServiceManager manager = manager(name)) {
      for (int i = 0; i < 10_000; i++) {
        manager.watchdog();
      }
      assertThat(socket.next(SOON)).isEqualTo("WATCHDOG=1");
    }
  }

  @Test
  void a_name_that_is_too_long_for_a_socket_is_refused() {
    Map<String, String> environment = Map.of("NOTIFY_SOCKET", "/" + "x".repeat(107));

    assertThatThrownBy(() -> ServiceManager.of(environment))
        .isInstanceOf(LinuxException.class)
        .hasMessage("NOTIFY_SOCKET: invalid argument");
  }
}
