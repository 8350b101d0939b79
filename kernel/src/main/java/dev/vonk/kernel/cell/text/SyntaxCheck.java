package dev.vonk.kernel.cell.text;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Whether a snippet is Java as far as its grammar goes, whatever its names mean.
public final class SyntaxCheck {

    private static final List<String> FRAMES = List.of(
            "class $ { void $() { %s\n} }", "class $ { %s\n}", "%s\n", "class $ { Object $ = %s\n; }");

    /// What is wrong at a place of a text.
    ///
    /// @param offset where it begins, from 0
    /// @param length how many characters are meant, at least 1
    public record Mistake(int offset, int length, String message) {}

    /// Whether the text could stand at the top of a file, in a class or in a method, or is an expression.
    public boolean parses(String snippet) {
        return FRAMES.stream().anyMatch(frame -> parsesAsFile(frame.replace("%s", snippet)));
    }

    /// The first mistake in a text, read as that which it is a text of for longest; empty where it has none.
    public Optional<Mistake> mistake(String snippet) {
        Mistake furthest = null;
        for (String frame : FRAMES) {
            Optional<Mistake> found = mistake(snippet, frame);
            if (found.isEmpty()) {
                return found;
            }
            furthest = furthest == null || found.get().offset() > furthest.offset() ? found.get() : furthest;
        }
        return Optional.ofNullable(furthest);
    }

    private static Optional<Mistake> mistake(String snippet, String frame) {
        int start = frame.indexOf("%s");
        return errors(frame.replace("%s", snippet)).findFirst().map(error -> {
            int from = Math.clamp(error.getStartPosition() - start, 0, Math.max(0, snippet.length() - 1));
            int end = (int) Math.clamp(error.getEndPosition() - start, from + 1L,
                    Math.max(from + 1L, snippet.length()));
            return new Mistake(from, end - from, CompilerMessage.of(error.getMessage(Locale.ENGLISH)).text());
        });
    }

    /// Whether the text could stand in a method.
    public boolean isStatement(String snippet) {
        return parsesAsFile("class $ { void $() { %s\n} }".replace("%s", snippet));
    }

    /// A compiler task for one source in memory; what it has against the text it keeps to itself.
    public static JavacTask parsing(String source) {
        return task(source, new DiagnosticCollector<>());
    }

    private static boolean parsesAsFile(String text) {
        return errors(text).findAny().isEmpty();
    }

    private static Stream<Diagnostic<? extends JavaFileObject>> errors(String text) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            task(text, diagnostics).parse();
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory could not be read", impossible);
        }
        return diagnostics.getDiagnostics().stream().filter(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }

    private static JavacTask task(String text, DiagnosticCollector<JavaFileObject> diagnostics) {
        return (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostics, List.of("-proc:none"), null, List.of(new Text(text)));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///$.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
