package dev.vonk.kernel.cell.text;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Whether a snippet is Java as far as its grammar goes, whatever its names mean.
public final class SyntaxCheck {

    /// Whether the text could stand at the top of a file, in a class or in a method, or is an expression.
    public boolean parses(String snippet) {
        return Stream.of("class $ { void $() { %s\n} }", "class $ { %s\n}", "%s\n", "class $ { Object $ = %s\n; }")
                .anyMatch(frame -> parsesAsFile(frame.replace("%s", snippet)));
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
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            task(text, diagnostics).parse();
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory could not be read", impossible);
        }
        return diagnostics.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
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
