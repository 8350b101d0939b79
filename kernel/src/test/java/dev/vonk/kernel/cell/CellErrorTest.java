package dev.vonk.kernel.cell;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CellErrorTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells(CellSettings.standard()
                .withPlainMessage(thrown -> thrown instanceof UnsupportedOperationException
                        ? Optional.ofNullable(thrown.getMessage())
                        : Optional.empty()));
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void anErrorInALaterSnippetIsAtItsLineOfTheCell() {
        Problem problem = cells.rejected("""
                int first = 1;

                // a comment
                int second = 2; String third = first + second;
                """).problems().getFirst();
        assertEquals(4, problem.line());
        assertEquals(32, problem.column());
        assertEquals("first + second".length(), problem.length());
        assertEquals("incompatible types: int cannot be converted to String", problem.message());
    }

    @Test
    void anErrorInsideAMethodOfManyLinesIsAtItsLine() {
        Problem problem = cells.rejected("var fine = 1;\nint method(int x) {\n    int y = x;\n    return \"no\";\n}")
                .problems().getFirst();
        assertEquals(4, problem.line());
        assertEquals(12, problem.column());
        assertEquals(4, problem.length());
    }

    @Test
    void allErrorsOfTheFailingSnippetAreToldWithCarets() {
        String source = "class Two {\n  int a = \"x\";\n  int b = 1 + nowhere();\n}";
        CellError.Rejected error = cells.rejected(source);
        assertEquals(List.of(2, 3), error.problems().stream().map(Problem::line).toList());
        String name = "#" + cells.lastCell();
        assertEquals("""
                %1$s:2:11: incompatible types: String cannot be converted to int
                      int a = "x";
                              ^^^
                %1$s:3:15: there is no method nowhere() in class Two
                      int b = 1 + nowhere();
                                  ^^^^^^^""".formatted(name), error.render(source));
    }

    @Test
    void anExceptionInAVariableOfManyLinesIsAtItsLine() {
        cells.nothing("int refused(int x) {\n    throw new IllegalStateException();\n}");
        String defining = "#" + cells.lastCell();
        for (String type : List.of("var", "List<Integer>")) {
            String source = "int n = 1;\n// var x = 2\n" + type
                    + " numbers = // why\n    List.of(n,\n    2,\n    refused(3))"
                    + ".stream()\n    .toList();";
            CellError.Thrown error = cells.threw(source).error();
            assertEquals("IllegalStateException\n  at refused (%s:2)\n  at #%s:6".formatted(defining, cells.lastCell()),
                    error.render(source));
        }
    }

    @Test
    void anExceptionInALambdaOfAVariableIsAtItsLine() {
        String source = "var texts = Stream.of(1, 0)\n    .map(each ->\n        1 / each)\n    .toList();";
        CellError.Thrown error = cells.threw(source).error();
        assertEquals(List.of("lambda (#%s:3)".formatted(cells.lastCell()), "#%s:4".formatted(cells.lastCell())),
                error.causes().getFirst().frames().stream().map(Object::toString).toList());
    }

    @Test
    void aMisspeltMethodGetsTheNearestName() {
        Problem problem = cells.rejected("var text = \"abc\";\ntext.trim().lenght()").problems().getFirst();
        assertEquals("did you mean length?", problem.hint());
        assertEquals(2, problem.line());
        assertEquals(13, problem.column());
        assertEquals("lenght".length(), problem.length());
    }

    @Test
    void aMisspeltVariableGetsTheNearestName() {
        cells.nothing("var customers = 3;");
        assertEquals("did you mean customers?", cells.rejected("custmers + 1").problems().getFirst().hint());
    }

    @Test
    void anUnfinishedCellSaysSo() {
        Problem problem = cells.rejected("var a = 1;\nList.of(a,").problems().getFirst();
        assertEquals("the cell ends before this is complete", problem.message());
        assertEquals(2, problem.line());
        assertEquals(10, problem.column());
    }

    @Test
    void anUnknownMagicNamesItself() {
        Problem problem = cells.rejected("\n  %mavn a:b:1").problems().getFirst();
        assertTrue(problem.message().startsWith("there is no magic %mavn"), problem.message());
        assertEquals(2, problem.line());
        assertEquals(3, problem.column());
        assertEquals(5, problem.length());
    }

    @Test
    void anExceptionShowsTheUsersLinesOnlyAndItsCauses() {
        cells.nothing("""
                int deep(int level) {
                    if (level == 0)
                        throw new IllegalStateException("too deep", new RuntimeException("root"));
                    return deep(level - 1);
                }
                """);
        String defining = "#" + cells.lastCell();
        String source = "var start = 1;\nList.of(start).stream()\n    .map(each -> deep(each))\n    .toList();";
        CellError.Thrown error = cells.threw(source).error();
        String calling = "#" + cells.lastCell();
        assertEquals("""
                IllegalStateException: too deep
                  at deep (%1$s:3)
                  at deep (%1$s:4)
                  at lambda (%2$s:3)
                  at %2$s:4
                caused by RuntimeException: root
                  at deep (%1$s:3)
                  at deep (%1$s:4)
                  at lambda (%2$s:3)
                  at %2$s:4""".formatted(defining, calling),
                error.render(source).replaceAll("java\\.lang\\.", ""));
        assertEquals(Optional.of(3), error.line());
    }

    @Test
    void theThrowingLineOfTheCellIsShown() {
        String source = "int zero = 0;\nint result =\n    1 / zero;";
        assertEquals(
                "ArithmeticException: / by zero\n  at #%s:3\n        1 / zero;"
                        .formatted(Integer.parseInt(cells.lastCell()) + 1),
                cells.threw(source).error().render(source));
    }

    @Test
    void evenThePrintedStackTraceSpeaksOfTheCell() {
        CellOutcome.Threw threw = cells
                .threw("class Deep {\n int fail() { int[] none = {}; return none[0]; } }\n\nnew Deep().fail()");
        String trace = Arrays.toString(threw.thrown().getStackTrace());
        assertTrue(trace.contains("fail(#" + cells.lastCell() + ":2)"), trace);
        assertTrue(trace.contains("(#" + cells.lastCell() + ":4)"), trace);
        assertFalse(threw.error().causes().getFirst().frames().isEmpty());
    }

    @Test
    void namesOfOurWrappersAreNotShown() {
        CellError.Thrown error = cells
                .threw("class Cat {}\nclass Dog {}\nObject pet = new Cat();\nDog dog = (Dog) pet;").error();
        String text = error.render("");
        assertFalse(text.contains("REPL"), text);
        assertFalse(text.contains("JShell"), text);
        assertTrue(text.contains("Cat"), text);
    }

    @Test
    void aUsersMistakeIsItsMessageAlone() {
        String text = cells.threw("throw new UnsupportedOperationException(\"[NAME] say it so\");").error().render("");
        assertTrue(text.startsWith("[NAME] say it so"), text);
        assertFalse(text.contains("UnsupportedOperationException"), text);
    }
}
