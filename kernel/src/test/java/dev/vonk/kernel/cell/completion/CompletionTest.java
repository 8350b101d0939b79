package dev.vonk.kernel.cell.completion;

import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.cell.CellSettings;
import dev.vonk.kernel.cell.LoadMagic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// A `|` in a text is the cursor.
public class CompletionTest {

    /// Stands for a table.
    public record Table(List<String> names) {
        public Table filter(String condition) {
            return this;
        }

        public Table filter(Table condition) {
            return this;
        }
    }

    private static CellSession session;

    @BeforeAll
    static void open() {
        session = CellSession.open(CellSettings.standard()
                .withImports(List.of("dev.vonk.kernel.cell.completion.CompletionTest.Table"))
                .withBinding("people", "Table", new Table(List.of("name", "nation", "age", "first name")))
                .withBinding("orders", "Table", new Table(List.of("total")))
                .withMagic(new LoadMagic("load"))
                .withColumnNames(
                        value -> value instanceof Table table ? Optional.of(table.names()) : Optional.empty()));
        session.evaluate("1", "var words = List.of(\"a\");\nTable column(String name) { return people; }");
    }

    @AfterAll
    static void close() {
        session.close();
    }

    @Test
    void variablesAreCompletedWithTheirType() {
        assertEquals(List.of(new Completion("words", Completion.Kind.NAME, "List<String>", true)),
                complete("wor|").candidates());
    }

    @Test
    void methodsAreCompletedWithASignature() {
        Completions found = complete("var more = 1;\nwords.get(0).charA|");
        assertEquals("var more = 1;\nwords.get(0).".length(), found.from());
        assertEquals(List.of(new Completion("charAt(", Completion.Kind.METHOD, "char charAt(int index)", true)),
                found.candidates());
    }

    @Test
    void namesOfTheSameCellAreKnown() {
        assertEquals(List.of("length()"),
                texts("import java.util.zip.*;\nrecord Pair(String left) {}\nvar pair = new Pair(\"\")\n"
                        + "pair.left().leng|"));
    }

    @Test
    void aChainMayBeginItsOwnLine() {
        assertEquals(List.of("filter("), texts("people\n    .filter(\"x\")\n    .fil|"));
    }

    @Test
    void whatFitsComesFirst() {
        List<Completion> found = complete("int count = words.|").candidates();
        assertTrue(found.getFirst().fits());
        assertFalse(found.getLast().fits());
    }

    @Test
    void columnsAreOfferedInsideStrings() {
        assertEquals(List.of("name", "nation"), texts("people.filter(\"na|\")"));
        assertEquals(List.of("name", "nation"), texts("people.filter(column(\"na|"));
        assertEquals(List.of("name", "nation"), texts("people\n  .filter(\"age > 3\")\n  .filter(column(\"NA|\"))"));
        assertEquals(List.of("total"), texts("people.filter(orders.filter(\"|\"))"));
        assertEquals(List.of("name", "nation"),
                texts("var few = people.filter(\"x\");\nfew.filter(\"age > 1 and na|\")"));
        assertEquals(List.of("first name"), texts("people.filter(\"first n|\")"));
    }

    @Test
    void theColumnReplacesWhatIsWrittenOfIt() {
        assertEquals("people.filter(\"age > 3 and ".length(), complete("people.filter(\"age > 3 and na|\")").from());
    }

    @Test
    void aStringOfNoTableOffersNothing() {
        assertEquals(List.of(), texts("words.indexOf(\"na|\")"));
        assertEquals(List.of(), texts("String free = \"na|"));
    }

    @Test
    void magicsAreCompletedAndDoNotDisturb() {
        assertEquals(List.of("load"), texts("%lo|"));
        assertEquals(List.of("words"), texts("%load some/file\nwor|"));
    }

    @Test
    void theArgumentTheCursorIsInIsTold() {
        Description description = describe("\"abc\".substring(words.indexOf(\"a\"), |");
        assertEquals(1, description.argument());
        assertEquals("String substring(int beginIndex, int endIndex)", description.signatures().getFirst().text());
    }

    @Test
    void overloadsAreAllDescribed() {
        Description description = describe("people.filter(|");
        assertEquals(0, description.argument());
        assertEquals(List.of("Table filter(String condition)", "Table filter(Table condition)"),
                description.signatures().stream().map(Description.Signature::text).sorted().toList());
    }

    @Test
    void documentationIsTakenFromSourcesBesideTheClasses() {
        Map<String, String> sources = Map.of("com.shop.Table", """
                package com.shop;
                /// A table.
                public class Table {
                    /// Keeps rows.
                    public Table filter(String condition) { return this; }
                    /// Keeps rows by a column.
                    public Table filter(Column condition) { return this; }
                    /** Old <b>style</b> of {@code x}. */
                    public static <T> T make(java.util.List<T> from, int size) { return null; }
                }
                """);
        SourceDocumentation documentation = new SourceDocumentation(name -> Optional.ofNullable(sources.get(name)));
        assertEquals(Optional.of("Keeps rows."),
                documentation.of("com.shop.Table com.shop.Table.filter(String condition)"));
        assertEquals(Optional.of("Old style of `x`."), documentation.of(
                "T com.shop.Table.<T>make(java.util.List<T> from, int size)"));
        assertEquals(Optional.of("A table."), documentation.of("com.shop.Table"));
        assertEquals(Optional.empty(), documentation.of("int com.shop.Nothing.filter()"));
    }

    @Test
    void signaturesAreShortened() {
        assertEquals("Stream<R> map(Function<? super T,? extends R> mapper)", SignatureText.shortened(
                "java.util.stream.Stream<R> java.util.stream.Stream<T extends Object>.<R extends Object>"
                        + "map(java.util.function.Function<? super T,? extends R> mapper)"));
        assertEquals("boolean equals(Object o)", SignatureText.shortened("boolean P(int size).equals(Object o)"));
        assertEquals("ArrayList<E>(int initialCapacity)",
                SignatureText.shortened("java.util.ArrayList<E>(int initialCapacity)"));
    }

    private static Completions complete(String text) {
        return session.complete(text.replace("|", ""), text.indexOf('|'));
    }

    private static Description describe(String text) {
        return session.describe(text.replace("|", ""), text.indexOf('|'));
    }

    private static List<String> texts(String text) {
        return complete(text).candidates().stream().map(Completion::text).toList();
    }
}
