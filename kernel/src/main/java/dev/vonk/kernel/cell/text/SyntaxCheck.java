package dev.vonk.kernel.cell.text;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Whether a snippet is Java as far as its grammar goes, whatever its names mean.
public final class SyntaxCheck {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    /// Whether the text could stand at the top of a file, in a class or in a method, or is an expression.
    public boolean parses(String snippet) {
        return Stream.of("class $ { void $() { %s\n} }", "class $ { %s\n}", "%s\n", "class $ { Object $ = %s\n; }")
                .anyMatch(frame -> parsesAsFile(frame.replace("%s", snippet)));
    }

    private boolean parsesAsFile(String text) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(
                null, null, diagnostics, List.of("-proc:none"), null, List.of(new Text(text)));
        try {
            task.parse();
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory could not be read", impossible);
        }
        return diagnostics.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
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
