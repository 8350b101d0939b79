package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.golden.Golden;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Compiles what the export writes against a small stand-in for the session API, and runs it.
class JavaProgramTest {
    private static final Map<String, String> API = Map.of(
            "dev/vonk/Session.java",
            """
            package dev.vonk;
            public class Session {
                public static Builder builder() { return new Builder(); }
                public DataFrame range(long n) { return new DataFrame("range " + n); }
                public DataFrame sql(String text) { return new DataFrame(text); }
                public static class Builder { public Session getOrCreate() { return new Session(); } }
            }
            """,
            "dev/vonk/DataFrame.java",
            """
            package dev.vonk;
            public record DataFrame(String text) {
                public DataFrame filter(Object condition) { return new DataFrame(text + " where " + condition); }
                public long count() { return text.length(); }
                public void show() { System.out.println("show " + text); }
                public void cache() { System.out.println("cached"); }
            }
            """,
            "dev/vonk/Functions.java",
            """
            package dev.vonk;
            public class Functions {
                public static String col(String name) { return name; }
            }
            """);

    @TempDir
    Path folder;

    private static Notebook notebook(String... sources) {
        return Notebook.of(Stream.of(sources)
                .map(source -> source.startsWith("#") ? Cell.markdown(source) : Cell.code(source))
                .toList());
    }

    /// The program's output, after compiling it without a single error.
    private String run(String program, String name) throws Exception {
        List<String> files = new ArrayList<>();
        for (var entry : API.entrySet()) {
            files.add(write(entry.getKey(), entry.getValue()));
        }
        files.add(write(name + ".java", program));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        Path classes = folder.resolve("classes");
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-cp",
                System.getProperty("java.class.path"));
        boolean compiled;
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiled = compiler
                    .getTask(messages, manager, null, options, null, manager.getJavaFileObjectsFromStrings(files))
                    .call();
        }
        assertTrue(compiled, () -> messages + "\n" + program);
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new Ours(classes.toUri().toURL())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException thrown) {
            System.out.println(thrown.getCause());
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /// Takes the stand-in before any other class of that name on the class path.
    private static final class Ours extends URLClassLoader {
        Ours(URL classes) {
            super(new URL[]{classes}, JavaProgramTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (API.containsKey(name.replace('.', '/').replaceAll("\\$.*", "") + ".java")) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    private String write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file.toString();
    }

    private void assertRuns(String golden, Notebook notebook, String expected) throws Exception {
        String program = new String(ExportFormat.JAVA.export(notebook, golden), StandardCharsets.UTF_8);
        Golden.assertMatches(getClass(), golden + ".java.golden", program);
        assertEquals(expected, run(program, JavaProgram.className(golden, Set.of())));
    }

    @Test
    void aTourBecomesAProgram() throws Exception {
        assertRuns(
                "tour",
                notebook(
                        "# A tour\n\nof *everything*",
                        "import java.time.*;\nimport static java.lang.Math.max;\n%maven org.example:thing:1.0",
                        "// ten rows\nvar numbers = spark.range(10);\nnumbers.show(); // all of them",
                        "numbers.filter(col(\"id\")).count()",
                        "%%sql\nselect \"a\\b\"\nfrom \"\"\"t\"",
                        "record Point(int x, int y) {}\nenum Colour { RED, GREEN }\nabstract class Shape { abstract double area(); }\n"
                                + "public interface Named { String name(); }",
                        "@Deprecated\npublic static <T extends Comparable<T>> T larger(T a, T b) {\n    return a.compareTo(b) > 0 ? a : b;\n}",
                        "larger(3, max(1, 2))",
                        "new Point(1, 2)",
                        "if (numbers.count() > 3) {\n    System.out.println(\"long\");\n} else {\n    System.out.println(\"short\");\n}",
                        "numbers.cache()",
                        "LocalDate.of(2024, 2, 29).plusDays(1)",
                        "// nothing but a remark",
                        "String text = \"\"\"\n    two\n      lines\"\"\";\ntext"),
                """
                show range 10
                17
                show select "a\\b"
                from \"""t"
                3
                Point[x=1, y=2]
                long
                cached
                2024-03-01
                two
                  lines
                """);
    }

    @Test
    void variablesBecomeFieldsWhereALocalWouldNotDo() throws Exception {
        assertRuns(
                "variables",
                notebook(
                        "int threshold = 10;\nvar names = List.of(\"a\", \"b\");\nint unset;",
                        "int above(int n) {\n    return n - threshold + names.size() + unset;\n}",
                        "above(15)",
                        "int sum = 0;\nfor (int i = 0; i < 3; i++) sum += i;\nRunnable r = () -> System.out.println(sum);\nr.run();",
                        "var n = 5;\nIntStream.range(0, 2).map(n -> n * 10).sum()",
                        "int[] parts = {1, 2}, more = {3};\nparts = new int[] {4};\nparts.length + more[0]",
                        "static final String GREETING = \"hi\";\nGREETING"),
                """
                7
                3
                10
                4
                hi
                """);
    }

    @Test
    void whatASessionMayDeclareTwiceIsKeptApart() throws Exception {
        assertRuns(
                "twice",
                notebook(
                        "var x = 1;\nx + 1",
                        "var x = \"text\";\nx.length()",
                        "int y = 1;\nint y = 2;\ny",
                        "int f() { return 1; }\nint f(int n) { return n; }",
                        "int f() { return 2; }\nclass A {}\nclass A { int v = 3; }",
                        "f() + f(10) + new A().v"),
                """
                2
                4
                2
                15
                """);
    }

    @Test
    void whatIsNotJavaBecomesARemark() throws Exception {
        assertRuns(
                "broken",
                notebook("int a = ;\nint b = 2;", "this is no java at all", "%%python\nprint(1)",
                        "throw new IllegalStateException(\"x\");", "b"),
                "java.lang.IllegalStateException: x\n");
    }

    @Test
    void semicolonsForgottenAtTheEndsOfLinesAreSupplied() throws Exception {
        assertRuns(
                "forgotten",
                notebook(
                        "int a = 1\nvar list = new ArrayList<String>()\nif (a > 0)\n    list.add(\"x\")\nlist\n    .size() + a"),
                "2\n");
    }

    @Test
    void whatIsDisplayedIsPrinted() throws Exception {
        assertRuns("displayed", notebook("for (int i = 0; i < 2; i++) display(i);\ndisplay(List.of(\"end\"))"), """
                0
                1
                ["end"]
                """);
    }

    @Test
    void statementsAreSplitWhereTheyEnd() {
        assertEquals(
                List.of("if (a) b(); else c();", "do { x(); } while (y);", "try { } catch (E e) { } finally { }",
                        "x.y()\n  .z();"),
                SnippetSplitter.split(
                        "if (a) b(); else c();\ndo { x(); } while (y);\ntry { } catch (E e) { } finally { }\nx.y()\n  .z();"));
        assertEquals(
                List.of("class A { int x; }", "int[] a = {1, 2};", "// remark\nvar s = switch (a) { default -> 1; };",
                        "{ block(); }"),
                SnippetSplitter.split(
                        "class A { int x; }\nint[] a = {1, 2};\n// remark\nvar s = switch (a) { default -> 1; };\n{ block(); }"));
    }

    @Test
    void classNamesComeFromFileNames() {
        assertEquals("MyFirstTour", JavaProgram.className("my-first tour", Set.of()));
        assertEquals("Notebook01Start", JavaProgram.className("01_start", Set.of()));
        assertEquals("PointProgram", JavaProgram.className("point", Set.of("Point")));
        assertEquals("Notebook", JavaProgram.className("---", Set.of()));
    }
}
