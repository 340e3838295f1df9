package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Changes single values of a profile and leaves every other character alone, remarks included.
///
/// Understands what people write: a section's name in a line of its own, its keys indented below.
/// The result is read again as any profile before it is given out.
public final class ProfileEdit {
  private static final Pattern KEY =
      Pattern.compile("(?<indent> +)(?<key>\\w+):(?<gap> *)(?<value>[^#]*?)(?<remark> +#.*)?");

  private final Path file;
  private final List<String> lines;

  private ProfileEdit(Path file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /// Reads the file to be changed; it must be a sound profile.
  ///
  /// @throws ProfileException in one line if it is not
  public static ProfileEdit of(Path file) {
    VehicleProfiles.read(file);
    try {
      String text = Files.readString(file);
      return new ProfileEdit(file, new ArrayList<>(text.lines().toList()));
    } catch (NoSuchFileException e) {
      throw new ProfileException(file + ": no such file", e);
    } catch (IOException e) {
      throw new ProfileException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /// Sets the value of a key; a key or section that is absent is added.
  ///
  /// @param remark what follows the value after `#`, instead of what was there
  public void set(String section, String key, String value, String remark) {
    int head = head(section);
    if (head < 0) {
      lines.add("");
      lines.add(section + ":");
      head = lines.size() - 1;
    }
    int last = head;
    String indent = "  ";
    for (int i = head + 1; i < lines.size() && !startsSection(lines.get(i)); i++) {
      Matcher line = KEY.matcher(lines.get(i));
      if (line.matches()) {
        last = i;
        indent = line.group("indent");
        if (line.group("key").equals(key)) {
          lines.set(i, replaced(line, value, remark));
          return;
        }
      }
    }
    lines.add(last + 1, "%s%s: %s # %s".formatted(indent, key, value, remark));
  }

  private int head(String section) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(section + ":")) {
        String rest = line.substring(section.length() + 1).strip();
        if (rest.isEmpty() || rest.startsWith("#")) {
          return i;
        }
        throw new ProfileException(
            "%s:%d: %s, expected its keys in lines of their own below"
                .formatted(file, i + 1, section));
      }
    }
    return -1;
  }

  private static boolean startsSection(String line) {
    return !line.isBlank() && !line.startsWith(" ") && !line.startsWith("#");
  }

  // The remark keeps its column if the new value leaves room.
  private static String replaced(Matcher line, String value, String remark) {
    String setting = line.group("indent") + line.group("key") + ":" + line.group("gap") + value;
    int column = line.group("remark") == null ? 0 : line.start("remark");
    int hash = column == 0 ? 0 : line.group().indexOf('#', column);
    return setting + " ".repeat(Math.max(1, hash - setting.length())) + "# " + remark;
  }

  /// The changed file.
  ///
  /// @throws ProfileException in one line if it would be no sound profile
  public byte[] bytes() {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    VehicleProfiles.profile(YamlDocument.parse(file.toString(), bytes));
    return bytes;
  }
}
