package dev.vonk.samples;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// What the compiler says to a Java program.
///
/// @param problems errors with their lines; empty where it compiles
record Compiled(Path folder, String className, List<String> problems) {
    private static final Pattern CLASS = Pattern.compile("public (?:final )?class (\\w+)");

    static Compiled of(String program) throws IOException {
        Matcher name = CLASS.matcher(program);
        if (!name.find()) {
            throw new IllegalArgumentException("no public class in\n" + program);
        }
        Path folder = Files.createTempDirectory("vonk-compiled");
        Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), program);
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
            var options = List.of("-cp", classPath(),
                    "-d", folder.toString(), "-proc:none");
            compiler.getTask(new StringWriter(), files, diagnostics, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        List<String> problems = diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(each -> each.getLineNumber() + ": " + each.getMessage(null))
                .toList();
        return new Compiled(folder, name.group(1), problems);
    }

    /// Maven's test runner hides the class path behind a jar of its own and tells the real one in a property.
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// Runs the program's `main` in this process.
    ///
    /// @return what it prints
    String run() throws IOException, ReflectiveOperationException {
        try (var loader = new URLClassLoader(new URL[]{folder.toUri().toURL()})) {
            var main = loader.loadClass(className).getMethod("main", String[].class);
            return Printed.by(() -> main.invoke(null, (Object) new String[0]));
        }
    }
}
