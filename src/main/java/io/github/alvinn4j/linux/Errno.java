package io.github.alvinn4j.linux;

/// Linux error numbers; the same on x86-64 and arm64 (asm-generic/errno-base.h and errno.h).
public final class Errno {
  /// Not permitted.
  public static final int EPERM = 1;

  /// No such file or directory.
  public static final int ENOENT = 2;

  /// No such device or address: an I2C device that does not answer.
  public static final int ENXIO = 6;

  /// Cannot be had now.
  public static final int EAGAIN = 11;

  /// Out of memory, or of what may be locked.
  public static final int ENOMEM = 12;

  /// Permission denied.
  public static final int EACCES = 13;

  /// In use.
  public static final int EBUSY = 16;

  /// No such device: it was unplugged.
  public static final int ENODEV = 19;

  /// An argument has no meaning.
  public static final int EINVAL = 22;

  /// Not a device that knows this request.
  public static final int ENOTTY = 25;

  /// The kernel has no such call.
  public static final int ENOSYS = 38;

  private Errno() {}

  static String text(int errno) {
    return switch (errno) {
      case EPERM -> "operation not permitted";
      case ENOENT -> "no such file or directory";
      case ENXIO -> "no such device or address";
      case EAGAIN -> "resource temporarily unavailable";
      case ENOMEM -> "cannot allocate memory";
      case EACCES -> "permission denied";
      case EBUSY -> "device or resource busy";
      case ENODEV -> "no such device";
      case EINVAL -> "invalid argument";
      case ENOTTY -> "inappropriate request for this device";
      case ENOSYS -> "the kernel has no such call";
      default -> "error " + errno;
    };
  }
}
