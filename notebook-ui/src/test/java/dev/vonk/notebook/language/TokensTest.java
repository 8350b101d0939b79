package dev.vonk.notebook.language;

import dev.vonk.kernel.protocol.Answer.Candidate;
import dev.vonk.kernel.protocol.Answer.Kind;
import dev.vonk.kernel.protocol.CellEvent.Place;
import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TokensTest {
    @Test
    void javaHasTheColoursOfItsNames() {
        assertEquals("keyword:var call:of type:String constant:MAX_SIZE number:1_0L string:\"a\" comment:// c",
                tokens(CellLanguage.JAVA, "var x = y.of(String, MAX_SIZE, 1_0L, \"a\"); // c"));
        assertEquals("annotation:@Override keyword:record type:T type:List type:T",
                tokens(CellLanguage.JAVA, "@Override record T(List<T> ts)"));
    }

    @Test
    void linesThatBeginWithAPercentSignAreMagics() {
        assertEquals("magic:%maven a:b:1 keyword:int number:1 magic:%load x.java",
                tokens(CellLanguage.JAVA, "%maven a:b:1\nint x = 1;\n%load x.java"));
        assertEquals("keyword:int number:7 number:2", tokens(CellLanguage.JAVA, "int x = 7\n  % 2;"));
        assertEquals("magic:%%html x", tokens(CellLanguage.JAVA, "%%html x\n<b>class</b>"));
    }

    @Test
    void sqlHasItsMagicWordsAndTexts() {
        assertEquals("magic:%%sql out keyword:select call:count keyword:from constant:`my t` keyword:where"
                + " string:'it''s' comment:-- note",
                tokens(CellLanguage.SQL, "%%sql out\nselect count(*) from `my t` where a.date = 'it''s' -- note"));
    }

    @Test
    void markdownHasItsMarks() {
        assertEquals("heading:# One strong:**b** emphasis:*e* code:`c` link:[l](u)",
                tokens(CellLanguage.MARKDOWN, "# One\na **b** *e* `c` [l](u) 2 * 3 * 4 snake_case_name"));
        assertEquals("marker:- [x]  marker:>  code:``` code:# no code:``` heading:## Two",
                tokens(CellLanguage.MARKDOWN, "- [x] a\n> b\n```\n# no\n```\n## Two"));
    }

    @Test
    void anyTextIsCutInOrderAndWithoutOverlap() {
        Random random = new Random(7);
        String letters = "ab1 \n\"'`*_#/%{}()->.\\@|\t[]";
        for (int round = 0; round < 3000; round++) {
            String text = random.ints(random.nextInt(40), 0, letters.length())
                    .mapToObj(letters::charAt).map(String::valueOf).collect(Collectors.joining());
            for (CellLanguage language : CellLanguage.values()) {
                int end = 0;
                for (Token token : Tokens.of(text, language)) {
                    assertTrue(end <= token.start() && token.start() < token.end() && token.end() <= text.length(),
                            () -> language + " " + text);
                    end = token.end();
                }
                int caret = random.nextInt(text.length() + 1);
                Selected selected = new Selected(text, random.nextInt(text.length() + 1), caret);
                Stream.of(EnterKey.edit(selected, language), Lines.indented(selected), Lines.outdented(selected),
                        Lines.commentToggled(selected, language), Lines.movedUp(selected), Lines.movedDown(selected),
                        Lines.deleted(selected), Lines.copiedDown(selected)).forEach(edit -> edit.applyTo(text));
                letters.chars().forEach(letter -> TypedLetter.edit(selected, language, (char) letter)
                        .ifPresent(edit -> edit.applyTo(text)));
                TypedLetter.backspace(selected, language).ifPresent(edit -> edit.applyTo(text));
            }
        }
    }

    @Test
    void bracketsInStringsAndCommentsBelongToNone() {
        assertEquals("a[(\")\" /* ) */, b]) (", pair("a(\")\" /* ) */, b|) ("));
        assertEquals("[{( {} )]}", pair("|{( {} )}".replace("|{", "{|")));
        assertEquals("none", pair("\"(|)\""));
        assertEquals("none", pair("(|"));
    }

    @Test
    void candidatesAreNarrowedByTheirStartThenHumpsThenAnywhere() {
        List<Candidate> all = Stream.of("byKeyOf", "getByKey", "gbk", "GBKx", "other")
                .map(text -> new Candidate(text, Kind.NAME, "", true)).toList();
        assertEquals(List.of("gbk", "GBKx", "getByKey"), texts(all, "gbk"));
        assertEquals(List.of("byKeyOf", "getByKey"), texts(all, "byK"));
        assertEquals(5, texts(all, "").size());
    }

    @Test
    void theArgumentOfASignatureIsFound() {
        String signature = "<K> Map<K, V> of(Map<K, V> first, int[] second, String... rest)";
        assertEquals("Map<K, V> first", argument(signature, 0));
        assertEquals("int[] second", argument(signature, 1));
        assertEquals("String... rest", argument(signature, 2));
        assertEquals("String... rest", argument(signature, 5));
        assertEquals("", argument("int length()", 0));
        assertEquals("", argument("int value", 0));
        assertEquals("", argument(signature, -1));
    }

    @Test
    void placesOfTheKernelAreOffsetsOfTheText() {
        String text = "one\n  two\n";
        assertEquals("two", at(text, new Place(2, 3, 3)));
        assertEquals("two", at(text, new Place(2, 0, 0)));
        assertEquals("e", at(text, new Place(1, 4, 1)));
        assertEquals("ne", at(text, new Place(1, 2, 99)));
        assertEquals("", at(text, new Place(9, 1, 1)));
    }

    private static String at(String text, Place place) {
        return text.substring(Places.from(text, place), Places.to(text, place));
    }

    private static String argument(String signature, int index) {
        return SignatureParts.argument(signature, index)
                .map(part -> signature.substring(part.from(), part.to())).orElse("");
    }

    private static List<String> texts(List<Candidate> all, String word) {
        return Candidates.matching(all, word).stream().map(Candidate::text).toList();
    }

    /// The text with its pair in square brackets' stead, or `none`.
    private static String pair(String marked) {
        int caret = marked.indexOf('|');
        String text = marked.replace("|", "");
        return Brackets.beside(text, Tokens.of(text, CellLanguage.JAVA), caret)
                .map(pair -> new StringBuilder(text).insert(pair.close(), "]").insert(pair.open(), "[").toString())
                .orElse("none");
    }

    private static String tokens(CellLanguage language, String text) {
        return Tokens.of(text, language).stream()
                .map(token -> token.kind().styleClass().substring("token-".length()) + ":"
                        + text.substring(token.start(), token.end()))
                .collect(Collectors.joining(" "));
    }
}
