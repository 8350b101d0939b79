package dev.vonk.kernel.document.export;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A text given to the JDK's compiler to be parsed, or parsed and typed; no class is written. Starting the compiler
/// takes most of the time, so many texts are best parsed at once.
final class JavaSource {
    private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none", "-Xlint:none");

    private final String text;
    private final JavacTask task;
    private final CompilationUnitTree unit;

    private JavaSource(String text, JavacTask task, CompilationUnitTree unit) {
        this.text = text;
        this.task = task;
        this.unit = unit;
    }

    /// The text parsed, where it can be.
    static Optional<JavaSource> parsed(String text) {
        return parsed(List.of(text)).getFirst();
    }

    /// Each text parsed, where it can be, in the order given.
    static List<Optional<JavaSource>> parsed(List<String> texts) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("Exporting to Java needs the JDK's compiler, and this Java has none");
        }
        if (texts.isEmpty()) {
            return List.of();
        }
        List<InMemory> files = new ArrayList<>();
        texts.forEach(text -> files.add(new InMemory(files.size(), text)));
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavacTask task = (JavacTask) compiler.getTask(null, null, found, OPTIONS, null, files);
        Iterator<? extends CompilationUnitTree> units = units(task);
        Set<URI> wrong = new HashSet<>();
        List<JavaSource> sources = new ArrayList<>();
        files.forEach(file -> sources.add(new JavaSource(file.text, task, units.next())));
        found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .filter(diagnostic -> diagnostic.getSource() != null)
                .forEach(diagnostic -> wrong.add(diagnostic.getSource().toUri()));
        return sources.stream()
                .map(source -> wrong.contains(source.unit.getSourceFile().toUri())
                        ? Optional.<JavaSource>empty()
                        : Optional.of(source))
                .toList();
    }

    private static Iterator<? extends CompilationUnitTree> units(JavacTask task) {
        try {
            return task.parse().iterator();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Parsing a text in memory failed", impossible);
        }
    }

    CompilationUnitTree unit() {
        return unit;
    }

    /// Gives types to the tree, as far as the class path allows; errors are left for the reader of the program to see.
    Trees typed() {
        try {
            task.analyze();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Typing a text in memory failed", impossible);
        }
        return Trees.instance(task);
    }

    String textOf(Tree tree) {
        var positions = Trees.instance(task).getSourcePositions();
        return text.substring(
                (int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(int number, String text) {
            super(URI.create("string:///Cells" + number + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }
}
