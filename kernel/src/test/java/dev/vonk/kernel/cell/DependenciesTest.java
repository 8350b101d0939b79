package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.dependency.Dependencies;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Which names cells declare and read, from the classes they are compiled to.
class DependenciesTest {
    private final CellSession session = CellSession.open(CellSettings.standard().withBinding("ready", "String", "yes"));

    @AfterEach
    void close() {
        session.close();
    }

    /// Runs a cell; its names as text.
    private String names(String text) {
        var told = new AtomicReference<Dependencies>();
        session.evaluate("1", text, new CellWatcher() {
            @Override
            public void present(CellOutcome.Value value) {
                assertEquals(null, told.get());
            }

            @Override
            public void depends(Dependencies dependencies) {
                told.set(dependencies);
            }
        });
        return "defines " + new TreeSet<>(told.get().defines()) + " uses " + new TreeSet<>(told.get().uses());
    }

    @Test
    void variablesAreDefinedAndUsed() {
        assertEquals("defines [x] uses []", names("int x = 20;"));
        assertEquals("defines [y] uses [x]", names("var y = x + 1"));
        assertEquals("defines [] uses [x, y]", names("x * y"));
        assertEquals("defines [] uses []", names("ready.length()"));
    }

    @Test
    void anAssignmentDefinesAndMayUse() {
        assertEquals("defines [a, b, list] uses []",
                names("int a = 1; int b = 2; var list = new ArrayList<Integer>();"));
        assertEquals("defines [a] uses []", names("a = 5"));
        assertEquals("defines [a] uses [a]", names("a = a + 1"));
        assertEquals("defines [a] uses [a]", names("a++;"));
        assertEquals("defines [a] uses [b]", names("a = b; int c = a;").replace("[a, c]", "[a]"));
        assertEquals("defines [a] uses [a, b]", names("if (b > 1) { a = 7; }\nSystem.out.print(a);"));
        assertEquals("defines [] uses [list]", names("list.add(3);"));
    }

    @Test
    void whatACellDeclaresItselfIsNotAUse() {
        assertEquals("defines [p, q] uses []", names("int p = 1;\nint q = p + 1;\nSystem.out.print(p + q);"));
    }

    @Test
    void methodsAndTypesAreNames() {
        assertEquals("defines [square] uses []", names("int square(int x) { return x * x; }"));
        assertEquals("defines [Point] uses []", names("record Point(int x, int y) {}"));
        assertEquals("defines [] uses [Point, square]", names("new Point(square(2), 3).x()"));
        assertEquals("defines [points] uses [Point]", names("List<Point> points = new ArrayList<>();"));
        assertEquals("defines [length] uses [Point]",
                names("double length(Point p) { return Math.hypot(p.x(), p.y()); }"));
        assertEquals("defines [Line] uses [Point]", names("record Line(Point from, Point to) {}"));
        assertEquals("defines [twice] uses [square]", names("int twice(int x) { return 2 * square(x); }"));
    }

    @Test
    void lambdasAndReferencesAreLookedInto() {
        names("int factor = 3; int triple(int x) { return 3 * x; }");
        assertEquals("defines [f] uses [factor]", names("IntUnaryOperator f = x -> x * factor;"));
        assertEquals("defines [] uses [triple]", names("IntStream.range(0, 3).map(x -> triple(x)).sum()"));
        assertEquals("defines [g] uses [triple]", names("""
                IntUnaryOperator g = new IntUnaryOperator() {
                    public int applyAsInt(int x) { return triple(x); }
                };"""));
    }

    @Test
    void aMethodReferenceIsAUse() {
        names("static int half(int x) { return x / 2; }");
        assertEquals("defines [h] uses [half]", names("Supplier<IntUnaryOperator> h = () -> x -> half(x);"));
    }

    @Test
    void aCellThatFailsHalfWayTellsWhatItDid() {
        names("int zero = 0;");
        assertEquals("defines [before, result] uses [zero]",
                names("int before = 1;\nint result = 1 / zero;\nint after = 2;"));
        assertEquals("defines [] uses []", names("int broken = ;"));
    }

    @Test
    void aMethodThatWaitsForANameUsesIt() {
        assertEquals("defines [later] uses [missing]", names("int later() { return missing + 1; }"));
        assertEquals("defines [missing] uses []", names("int missing = 41;"));
        assertEquals("defines [] uses [later]", names("later()"));
    }

    @Test
    void aNameThatIsDeclaredAnewIsDefinedOnly() {
        names("int n = 1; int user() { return n; }");
        assertEquals("defines [n] uses []", names("String n = \"text\";"));
    }
}
