package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.study.Findings;
import io.github.alvinn4j.study.Study;
import io.github.alvinn4j.study.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The files of the studies in one folder; each is written whole or not at all.
final class StudyFiles {
  private static final String INDEX = "studies.md";

  private final Path folder;

  StudyFiles(Path folder) {
    this.folder = folder;
  }

  /// Checks, before long work begins, that all files could be written.
  ///
  /// @throws UsageException naming the first that could not
  void requireWritable(List<Study> studies) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException("--out = %s: is a file, expected a folder".formatted(folder));
    }
    for (Study study : studies) {
      SafeFile.requireWritable(file(study, ".csv"));
      SafeFile.requireWritable(file(study, ".png"));
      SafeFile.requireWritable(file(study, ".md"));
    }
    SafeFile.requireWritable(folder.resolve(INDEX));
  }

  Path file(Study study, String ending) {
    return folder.resolve(study.name() + ending);
  }

  /// Writes the table, the picture and the page of a study.
  ///
  /// @return why there is no picture; empty if there is one
  Optional<String> write(Study study, Findings findings, String command) {
    SafeFile.write(file(study, ".csv"), findings.table().csv());
    Optional<String> complaint = Lettering.complaint();
    if (complaint.isEmpty()) {
      SafeFile.write(file(study, ".png"), ChartPage.png(findings.picture()));
    }
    SafeFile.write(file(study, ".md"), page(study, findings, command));
    return complaint.map(why -> "no picture of %s: %s".formatted(study.name(), why));
  }

  private static String page(Study study, Findings findings, String command) {
    return """
    # %s

    %s.

    ![%s](%s.png)

    %s

    Data: %s. Figures: [%s.csv](%s.csv). Again: `%s`.
    """
        .formatted(
            study.name(),
            study.description(),
            findings.picture().title(),
            study.name(),
            findings.text().strip(),
            findings.data(),
            study.name(),
            study.name(),
            command);
  }

  /// Writes one page of all studies that lie in the folder.
  ///
  /// @param studies in their order
  /// @return the file
  Path writeIndex(List<Study> studies) {
    StringBuilder text = new StringBuilder("# Studies\n");
    for (Study study : studies) {
      Path page = file(study, ".md");
      if (Files.exists(page)) {
        text.append("\n#").append(read(page));
      }
    }
    Path index = folder.resolve(INDEX);
    SafeFile.write(index, text.toString());
    return index;
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read: %s".formatted(page, e.getMessage()), e);
    }
  }

  /// One object per row, named by its columns.
  static void fill(Table table, ArrayNode rows) {
    for (List<Object> row : table.rows()) {
      ObjectNode node = rows.addObject();
      for (int column = 0; column < row.size(); column++) {
        node.putPOJO(table.columns().get(column), row.get(column));
      }
    }
  }
}
