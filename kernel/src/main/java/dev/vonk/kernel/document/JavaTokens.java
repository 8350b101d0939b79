package dev.vonk.kernel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Splits Java source into tokens for highlighting and for finding where statements end. It takes any text: what cannot
/// be Java becomes operator tokens, one letter each, and what is not closed ends with the text.
///
/// Example: `JavaTokens.of("int n = 1; // one")` gives keyword, identifier, operator, number, operator, comment.
public final class JavaTokens {
    private static final Set<String> KEYWORDS = Set.of(
            "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue",
            "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "goto",
            "if", "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package",
            "private", "protected", "public", "return", "short", "static", "strictfp", "super", "switch",
            "synchronized", "this", "throw", "throws", "transient", "true", "try", "void", "volatile", "while", "_");
    /// Words that are keywords only before a name: `var x`, `record Point(`, `sealed interface`, `yield value`.
    private static final Set<String> BEFORE_A_NAME = Set.of("var", "record", "sealed", "permits", "yield", "when");

    private final String source;
    private final List<JavaToken> tokens = new ArrayList<>();
    private int position;

    private JavaTokens(String source) {
        this.source = source;
    }

    /// The tokens in order; white space is between them.
    public static List<JavaToken> of(String source) {
        return new JavaTokens(source).read();
    }

    private List<JavaToken> read() {
        while (position < source.length()) {
            char letter = source.charAt(position);
            if (Character.isWhitespace(letter)) {
                position++;
            } else if (at("//")) {
                add(JavaToken.Kind.COMMENT, endOfLine(position), true);
            } else if (at("/*")) {
                closedBy("*/", JavaToken.Kind.COMMENT, 2);
            } else if (at("\"\"\"")) {
                textBlock();
            } else if (letter == '"' || letter == '\'') {
                quoted(letter);
            } else if (Character.isDigit(letter) || letter == '.' && isDigit(position + 1)) {
                add(JavaToken.Kind.NUMBER, endOfNumber(), true);
            } else if (Character.isJavaIdentifierStart(source.codePointAt(position))) {
                word();
            } else if (letter == '@' && isNameStart(position + 1) && !source.startsWith("interface", position + 1)) {
                add(JavaToken.Kind.ANNOTATION, endOfWord(position + 1), true);
            } else {
                int end = position + Character.charCount(source.codePointAt(position));
                add(JavaToken.Kind.OPERATOR, at("->") || at("::") ? position + 2 : end, true);
            }
        }
        return tokens;
    }

    private void add(JavaToken.Kind kind, int end, boolean complete) {
        tokens.add(new JavaToken(kind, position, end, complete));
        position = end;
    }

    private boolean at(String text) {
        return source.startsWith(text, position);
    }

    private void closedBy(String closing, JavaToken.Kind kind, int from) {
        int close = source.indexOf(closing, position + from);
        add(kind, close < 0 ? source.length() : close + closing.length(), close >= 0);
    }

    private void textBlock() {
        for (int index = position + 3; index < source.length(); index++) {
            if (source.charAt(index) == '\\') {
                index++;
            } else if (source.startsWith("\"\"\"", index)) {
                add(JavaToken.Kind.STRING, index + 3, true);
                return;
            }
        }
        add(JavaToken.Kind.STRING, source.length(), false);
    }

    private void quoted(char quote) {
        int end = endOfLine(position);
        for (int index = position + 1; index < end; index++) {
            if (source.charAt(index) == '\\') {
                index++;
            } else if (source.charAt(index) == quote) {
                add(JavaToken.Kind.STRING, index + 1, true);
                return;
            }
        }
        add(JavaToken.Kind.STRING, end, false);
    }

    /// Digits with everything that may cling to them: `0xFF_FFL`, `1e-5`, `.5f`, `0x1p+3`.
    private int endOfNumber() {
        boolean hexadecimal = source.regionMatches(true, position, "0x", 0, 2);
        int index = position;
        while (index < source.length()) {
            char letter = source.charAt(index);
            boolean sign = letter == '+' || letter == '-';
            char before = index > position ? Character.toLowerCase(source.charAt(index - 1)) : ' ';
            boolean exponent = before == (hexadecimal ? 'p' : 'e');
            boolean point = letter == '.' && !isNameStart(index + 1) && !source.startsWith("..", index);
            if (!Character.isLetterOrDigit(letter) && letter != '_' && !point && !(sign && exponent)) {
                break;
            }
            index++;
        }
        return index;
    }

    private void word() {
        int end = endOfWord(position);
        if (at("non-sealed") && !isNamePart(position + 10)) {
            add(JavaToken.Kind.KEYWORD, position + 10, true);
            return;
        }
        String word = source.substring(position, end);
        boolean keyword = KEYWORDS.contains(word) || BEFORE_A_NAME.contains(word) && beforeAName(word, end);
        add(keyword ? JavaToken.Kind.KEYWORD : JavaToken.Kind.IDENTIFIER, end, true);
    }

    private boolean beforeAName(String word, int end) {
        if (!tokens.isEmpty() && tokens.getLast().is(source, ".")) {
            return false;
        }
        int next = end;
        while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
            next++;
        }
        boolean value = next < source.length() && "\"'(!-+~".indexOf(source.charAt(next)) >= 0 || isDigit(next);
        return next > end && (isNameStart(next) || value && (word.equals("yield") || word.equals("when")));
    }

    private int endOfWord(int from) {
        int index = from;
        while (isNamePart(index)) {
            index += Character.charCount(source.codePointAt(index));
        }
        return index;
    }

    private int endOfLine(int from) {
        int index = from;
        while (index < source.length() && source.charAt(index) != '\n' && source.charAt(index) != '\r') {
            index++;
        }
        return index;
    }

    private boolean isDigit(int index) {
        return index < source.length() && Character.isDigit(source.charAt(index));
    }

    private boolean isNameStart(int index) {
        return index < source.length() && Character.isJavaIdentifierStart(source.codePointAt(index));
    }

    private boolean isNamePart(int index) {
        return index < source.length() && Character.isJavaIdentifierPart(source.codePointAt(index));
    }
}
