package io.github.alvinn4j.camera;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.opencv.core.Core;

/// Loads the native OpenCV library, once in a process.
///
/// The library lies compressed in a jar. The jar's own loader unpacks 65 MB at every start (half a
/// second); here it is unpacked once into the user's cache folder and then loaded in milliseconds.
/// The system property `alvinn.opencv` names an unpacked library instead. Safe from any thread.
public final class OpenCv {
  private static final String PROPERTY = "alvinn.opencv";

  private OpenCv() {}

  // The holder makes the JVM's class initialisation the lock: loaded once, or failed for good.
  private static final class Loaded {
    static final Supplier<Path> LIBRARY = attempt();

    // Thrown from here, an exception would reach the caller as an error without its message.
    private static Supplier<Path> attempt() {
      try {
        Path library = loadLibrary();
        return () -> library;
      } catch (CameraException e) {
        return () -> {
          throw new CameraException(String.valueOf(e.getMessage()), e);
        };
      }
    }
  }

  /// Makes the `org.opencv` classes usable; the first call loads, later ones return at once.
  ///
  /// @return where the library lies
  /// @throws CameraException if there is no library for this machine or it cannot be unpacked
  public static Path load() {
    return Loaded.LIBRARY.get();
  }

  @SuppressWarnings("restricted") // native code is what this class is for
  private static Path loadLibrary() {
    Path library =
        Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).orElseGet(OpenCv::unpacked);
    try {
      System.load(library.toAbsolutePath().toString());
    } catch (UnsatisfiedLinkError e) {
      throw new CameraException("cannot load OpenCV from " + library + ": " + e.getMessage(), e);
    }
    Core.setNumThreads(1); // pool threads add jitter and win nothing at 160x120
    return library;
  }

  private static Path unpacked() {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL packed = OpenCv.class.getResource(resource);
    if (packed == null) {
      throw new CameraException("no OpenCV library " + resource + " on the class path");
    }
    String name = resource.substring(resource.lastIndexOf('/') + 1);
    Path library = cacheFolder().resolve("opencv-" + Core.VERSION).resolve(name);
    try {
      long size = packed.openConnection().getContentLengthLong();
      if (!Files.isRegularFile(library) || Files.size(library) != size) {
        unpack(packed, library);
      }
      return library;
    } catch (IOException e) {
      throw new CameraException(
          "cannot unpack OpenCV to %s: %s; XDG_CACHE_HOME may name another folder"
              .formatted(library, e),
          e);
    }
  }

  // Written beside and renamed: two processes that start at once never see half a library.
  private static void unpack(URL packed, Path library) throws IOException {
    Files.createDirectories(library.getParent());
    Path part = Files.createTempFile(library.getParent(), "unpacking", ".part");
    try (InputStream in = packed.openStream()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path cacheFolder() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("alvinn4j");
  }

  static String resource(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm64 = osArch.equals("aarch64") || osArch.equals("arm64");
    if (os.contains("win")) {
      return "/nu/pattern/opencv/windows/x86_64/opencv_java490.dll";
    }
    if (os.contains("mac")) {
      return "/nu/pattern/opencv/osx/%s/libopencv_java490.dylib"
          .formatted(arm64 ? "ARMv8" : "x86_64");
    }
    String arch = arm64 ? "ARMv8" : osArch.startsWith("arm") ? "ARMv7" : "x86_64";
    return "/nu/pattern/opencv/linux/%s/libopencv_java490.so".formatted(arch);
  }
}
