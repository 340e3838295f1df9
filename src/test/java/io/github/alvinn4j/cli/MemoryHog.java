package io.github.alvinn4j.cli;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Takes all memory of another JVM, from a thread of its own, once it is told to.
final class MemoryHog {
  private static final String CLASS = MemoryHog.class.getName();

  private MemoryHog() {}

  /// Runs in the other JVM.
  public static void premain(String flag, Instrumentation instrumentation) {
    Thread.ofPlatform().daemon().name("hog").start(() -> hog(Path.of(flag)));
  }

  private static void hog(Path flag) {
    while (!Files.exists(flag)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    List<byte[]> taken = new ArrayList<>();
    while (!taken.isEmpty() || Files.exists(flag)) {
      taken.add(new byte[1 << 20]);
    }
  }

  /// The agent with its argument, for `-javaagent:`.
  static String agent(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", CLASS);
    Path jar = folder.resolve("hog.jar");
    String file = CLASS.replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry(file));
      Files.copy(Path.of("target/test-classes", file), out);
    }
    return jar + "=" + flag(folder);
  }

  /// Lets it begin.
  static void release(Path folder) throws IOException {
    Files.createFile(flag(folder));
  }

  private static Path flag(Path folder) {
    return folder.resolve("hog");
  }
}
