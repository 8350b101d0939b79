package dev.vonk.kernel.document;

import dev.vonk.kernel.golden.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ScriptFileTest {
    private static List<String> described(List<Cell> cells) {
        return cells.stream().map(cell -> cell.kind().word() + ": " + cell.source()).toList();
    }

    @Test
    void blocksArePartedByBlankLinesOutsideOfBraces() {
        String script = """
                // sums
                int sum = 0;
                sum += 1;


                int twice(int n) {
                    int result = n;

                    return result * 2;
                }

                String text = \"""
                    a

                    b\""";

                if (sum > 0) {
                }

                else {
                }

                spark.range(5)

                    .show()
                """;
        assertEquals(
                List.of(
                        "// sums\nint sum = 0;\nsum += 1;",
                        "int twice(int n) {\n    int result = n;\n\n    return result * 2;\n}",
                        "String text = \"\"\"\n    a\n\n    b\"\"\";",
                        "if (sum > 0) {\n}\n\nelse {\n}",
                        "spark.range(5)\n\n    .show()"),
                ScriptFile.cells(script).stream().map(Cell::source).toList());
    }

    @Test
    void markersBeginCellsOfThreeKinds() {
        String script = """
                int before = 0;

                // %%
                int n = 1;

                n + 1

                // %% [markdown]
                // # Title
                //
                // text
                // %% a title [raw]
                // raw
                //%%
                last()
                """;
        assertEquals(
                List.of(
                        "code: int before = 0;",
                        "code: int n = 1;\n\nn + 1",
                        "markdown: # Title\n\ntext",
                        "raw: raw",
                        "code: last()"),
                described(ScriptFile.cells(script)));
    }

    @Test
    void aNotebookBecomesAScript() {
        Notebook notebook = NotebookFile.parse("t", Golden.read(getClass(), "notebooks/jupyter.ipynb"));
        Golden.assertMatches(getClass(), "jupyter.jsh.golden", ScriptFile.write(notebook));
    }

    @Test
    void writingAndReadingGivesTheSameCells() {
        String[] pieces = {"a", "\n", "// %%", "// \\%%", " ", "//", "int n = 1;", "\n\n", "%%sql", "# x",
            "//%% [markdown]", "\t"};
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            List<Cell> cells = new ArrayList<>();
            for (int index = random.nextInt(5); index >= 0; index--) {
                StringBuilder source = new StringBuilder();
                for (int piece = random.nextInt(6); piece > 0; piece--) {
                    source.append(pieces[random.nextInt(pieces.length)]);
                }
                cells.add(ScriptFile.cell(CellKind.values()[random.nextInt(3)], source.toString()));
            }
            String script = ScriptFile.write(Notebook.of(cells));
            assertEquals(described(cells), described(ScriptFile.cells(script)), script);
        }
    }

    @Test
    void aJavaProgramIsItsDeclarationsAndACallOfMain() {
        String program = """
                package a.b;

                import java.util.List;

                record Point(int x) {}

                public class Tour {
                    public static void main(String[] args) {
                        System.out.println(args.length);
                    }
                }
                """;
        List<String> sources = JavaFile.cells(program).stream().map(Cell::source).toList();
        assertEquals("Tour.main(new String[0]);", sources.getLast());
        assertEquals(program.substring(program.indexOf("import")).strip(), sources.getFirst());
        assertEquals("main();", JavaFile.cells("void main() { }").getLast().source());
        assertEquals(
                "new A().main();", JavaFile.cells("class A { static int x; void main() { } }").getLast().source());
        assertEquals(1, JavaFile.cells("class A { void other() { /* void main( */ } }").size());
        assertEquals(2, JavaFile.cells("// %%\nint a;\n// %%\nint b;").size());
    }
}
