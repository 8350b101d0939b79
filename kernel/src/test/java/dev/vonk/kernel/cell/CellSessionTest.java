package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.execution.CellClasses;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CellSessionTest {

    private static final List<String> BOUND = List.of("one", "two");
    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells(CellSettings.standard()
                .withImports(List.of("static java.lang.Math.*"))
                .withBinding("words", "java.util.List<String>", BOUND));
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void theLastExpressionIsTheValue() {
        CellOutcome.Value value = cells.value("int a = 20;\nint b = 22;\na + b");
        assertEquals(42, value.value());
        assertEquals("int", value.type());
    }

    @Test
    void theValueIsTheObjectItself() {
        assertSame(BOUND, cells.value("words").value());
    }

    @Test
    void aBoundVariableHasItsDeclaredType() {
        assertEquals(Optional.of("List<String>"), cells.session().typeOf("words"));
        assertEquals(3, cells.value("words.get(0).length()").value());
    }

    @Test
    void aBareVariableKeepsItsPreciseType() {
        assertEquals("Map<String, List<Integer>>",
                cells.value("var precise = new TreeMap<String, List<Integer>>().descendingMap();\n"
                        + "Map<String, List<Integer>> wide = precise; wide").type());
    }

    @Test
    void defaultImportsCoverStaticNames() {
        assertEquals(3, cells.value("max(2, 3)").value());
    }

    @Test
    void anAssignmentHasNoValue() {
        cells.nothing("var assigned = 5;");
        cells.nothing("assigned = 6");
        assertEquals(6, cells.value("assigned").value());
    }

    @Test
    void aStatementHasNoValue() {
        cells.nothing("for (int i = 0; i < 3; i++) { }");
        cells.nothing("System.out.print(\"\")");
        cells.nothing("");
        cells.nothing("// only a comment");
    }

    @Test
    void nullIsAValue() {
        assertNull(cells.value("Optional.<String>empty().orElse(null)").value());
    }

    @Test
    void recordsSealedTypesAndPatternsWorkAcrossCells() {
        CellOutcome.Nothing declared = cells.nothing("""
                sealed interface Shape permits Circle, Square {}
                record Circle(double radius) implements Shape {}
                record Square(double side) implements Shape {}
                """);
        assertEquals(List.of(), declared.warnings());
        cells.nothing("""
                double area(Shape shape) {
                    return switch (shape) {
                        case Circle(double radius) -> Math.PI * radius * radius;
                        case Square(double side) -> side * side;
                    };
                }
                """);
        assertEquals(9.0, cells.value("area(new Square(3))").value());
    }

    @Test
    void lambdasAndGenericsWork() {
        assertEquals(List.of(2, 4), cells.value("""
                Function<Integer, Integer> twice = each -> each * 2;
                List.of(1, 2).stream()
                    .map(twice)
                    .toList()
                """).value());
    }

    @Test
    void semicolonsMayBeForgottenAtTheEndsOfLines() {
        assertEquals(7, cells.value("""
                import java.util.concurrent.*
                var first = 3
                var second = List.of(1, 2,
                    first)
                first +
                    second.size() + 1
                """).value());
    }

    @Test
    void aLambdaBlockMayLackItsSemicolonToo() {
        assertEquals(6, cells.value("""
                IntUnaryOperator thrice = each -> {
                    return each * 3;
                }
                int[] numbers = {1, 2}
                if (numbers.length == 2) {
                    numbers[1]++
                ; }
                else {
                    numbers[0] = 9;
                }
                thrice.applyAsInt(numbers[1] - 1)
                """).value());
    }

    @Test
    void aTextBlockMayHoldAnything() {
        assertEquals("%maven x\n{(\n", cells.value("\"\"\"\n%maven x\n{(\n\"\"\"").value());
    }

    @Test
    void aMethodMayBeUsedBeforeItExists() {
        CellOutcome.Nothing early = cells.nothing("int early() { return late() + 1; }");
        assertEquals(List.of("early cannot be used until there is method late()"), early.warnings());
        assertTrue(cells.rejected("early()").problems().getFirst().message().contains("method late()"));
        assertEquals(42, cells.value("int late() { return 41; }\nearly()").value());
    }

    @Test
    void aRedefinitionNamesTheVariablesItResets() {
        cells.nothing("record Point(int x) {}\nPoint here = new Point(1);");
        CellOutcome.Nothing again = cells.nothing("record Point(int x, int y) {}");
        assertEquals(1, again.warnings().size());
        assertTrue(again.warnings().getFirst().contains("variable here"), again.warnings().getFirst());
        assertTrue(again.warnings().getFirst().contains("Point"), again.warnings().getFirst());
        assertEquals(2, cells.value("new Point(1, 2).y()").value());
    }

    @Test
    void aMethodMayBeRedefined() {
        cells.nothing("int version() { return 1; }\nint user() { return version() * 10; }");
        assertEquals(10, cells.value("user()").value());
        cells.nothing("int version() { return 2; }");
        assertEquals(20, cells.value("user()").value());
    }

    @Test
    void snippetsBeforeAFailureHaveRunAndThoseAfterItHaveNot() {
        cells.threw("var before = 1;\nint failing = 1 / 0;\nvar after = 2;");
        List<String> names = cells.session().variables().stream().map(Variable::name).toList();
        assertTrue(names.contains("before"));
        assertFalse(names.contains("after"));
    }

    @Test
    void aCellThatIsNotJavaRunsNothing() {
        cells.rejected("var ranTooEarly = 1;\nvar = = ;");
        assertTrue(cells.session().variables().stream().noneMatch(each -> each.name().equals("ranTooEarly")));
    }

    @Test
    void variablesAreListedWithTypeAndValue() {
        cells.nothing("long listed = 7; String text = \"t\";");
        Map<String, Variable> byName = cells.session().variables().stream()
                .collect(Collectors.toMap(Variable::name, each -> each));
        assertEquals(new Variable("listed", "long", 7L), byName.get("listed"));
        assertEquals(new Variable("text", "String", "t"), byName.get("text"));
        assertTrue(byName.keySet().stream().noneMatch(name -> name.startsWith("$")));
    }

    @Test
    void whatIsNoExpressionHasNoType() {
        assertEquals(Optional.empty(), cells.session().typeOf("no such thing"));
    }

    @Test
    void completenessIsToldForManyLines() {
        CellSession session = cells.session();
        assertEquals(Completeness.COMPLETE, session.completeness("int x = 3"));
        assertEquals(Completeness.COMPLETE, session.completeness("int x = 3\nint y = 4"));
        assertEquals(Completeness.INCOMPLETE, session.completeness("void f() {\n  int x = 3;"));
        assertEquals(Completeness.INCOMPLETE, session.completeness("words.stream()\n  .map("));
        assertEquals(Completeness.INCOMPLETE, session.completeness("var text = \"\"\"\n  open"));
        assertEquals(Completeness.EMPTY, session.completeness(" // nothing\n"));
        assertEquals(Completeness.INVALID, session.completeness("foo(1))"));
        assertEquals(Completeness.COMPLETE, session.completeness("%maven a:b:1"));
        assertEquals(Completeness.INCOMPLETE, session.completeness("%maven a:b:1\nfoo("));
    }

    @Test
    void theBytesOfALambdasClassAreFoundThroughItsLoader() throws IOException {
        Object lambda = cells.value("Supplier<String> shipped = () -> \"cargo\";\nshipped").value();
        Class<?> host = lambda.getClass().getNestHost();
        try (InputStream bytes = host.getClassLoader()
                .getResourceAsStream(host.getName().replace('.', '/') + ".class")) {
            assertNotNull(bytes);
            assertEquals(0xCAFEBABE, new DataInputStream(bytes).readInt());
        }
        CellClasses before = cells.session().classLoader().classes();
        assertTrue(before.bytes().containsKey(host.getName()));
        assertEquals(before.hash(), cells.session().classLoader().classes().hash());
        cells.nothing("class OneMore {}\nvar oneMore = new OneMore();");
        assertNotEquals(before.hash(), cells.session().classLoader().classes().hash());
    }

    @Test
    void presentingAValueIsPartOfTheCell() {
        CellOutcome outcome = cells.session().evaluate("shown", "40 + 2", value -> {
            throw new IllegalStateException("cannot draw " + value.value());
        });
        CellOutcome.Threw threw = (CellOutcome.Threw) outcome;
        assertEquals("cannot draw 42", threw.thrown().getMessage());
    }

    @Test
    void aResetForgetsDeclarationsAndKeepsBindings() {
        try (Cells fresh = new Cells(CellSettings.standard().withBinding("words", "java.util.List<String>", BOUND))) {
            fresh.nothing("var gone = 1;\nrecord Gone() {}");
            fresh.session().reset();
            fresh.rejected("gone");
            assertSame(BOUND, fresh.value("words").value());
        }
    }

    @Test
    void aWrongDefaultImportIsNamed() {
        try (Cells wrong = new Cells(new CellSettings(
                List.of("no.such.place.*"), List.of(), List.of(), value -> Optional.empty(),
                thrown -> Optional.empty()))) {
            IllegalStateException refused = assertThrows(IllegalStateException.class, () -> wrong.run("1"));
            assertTrue(refused.getMessage().contains("import no.such.place.*"), refused.getMessage());
        }
    }
}
