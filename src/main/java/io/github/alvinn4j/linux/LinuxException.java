package io.github.alvinn4j.linux;

/// The kernel refused a call, or this machine has no such call.
public final class LinuxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  LinuxException(String call, int errno) {
    super("%s: %s".formatted(call, Errno.text(errno)));
    this.errno = errno;
  }

  LinuxException(String call, Throwable cause) {
    super("%s: not available on this machine: %s".formatted(call, cause.getMessage()), cause);
    this.errno = Errno.ENOSYS;
  }

  /// The kernel's error number, such as [Errno#EPERM].
  public int errno() {
    return errno;
  }
}
