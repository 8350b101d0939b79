package dev.vonk.repl.terminal;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.repl.directive.Directives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Completes the names of directives, and file names behind those that take one.
final class DirectiveCompletion {
    private static final Set<String> WITH_FILE = Set.of(":load", ":save");

    private DirectiveCompletion() {}

    static CellLine of(String line, int cursor) {
        String typed = line.substring(0, cursor);
        int space = typed.indexOf(' ');
        if (space < 0) {
            List<Answer.Candidate> names = Directives.ALL.stream()
                    .map(each -> candidate(each.name() + (each.argument().isEmpty() ? "" : " "), each.summary()))
                    .toList();
            return new CellLine(line, cursor, typed.indexOf(':'), names);
        }
        if (!WITH_FILE.contains(typed.substring(0, space).strip()))
            return CellLine.plain(line, cursor);
        int from = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('/')) + 1;
        return new CellLine(line, cursor, from, files(typed.substring(typed.lastIndexOf(' ') + 1, from)));
    }

    private static List<Answer.Candidate> files(String folder) {
        String home = System.getProperty("user.home") + "/";
        Path path = Path.of(folder.startsWith("~/") ? home + folder.substring(2) : folder);
        if (!Files.isDirectory(path))
            return List.of();
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .map(name -> candidate(name, ""))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static Answer.Candidate candidate(String text, String summary) {
        return new Answer.Candidate(text, Answer.Kind.NAME, summary, true);
    }
}
