package dev.vonk.kernel.sql.token;

import dev.vonk.kernel.syntax.NameParser;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/// Names and texts: identifiers with and without quotes, dotted names, lists of them, strings.
public final class Names {
    private static final String A_NAME = "a name";
    private static final String A_TEXT = "a text in quotes";

    private final Tokens tokens;

    /// Reads names along these tokens.
    public Names(Tokens tokens) {
        this.tokens = tokens;
    }

    /// Whether the next token may be a name.
    public boolean atName() {
        tokens.expect(A_NAME, tokens.position());
        return isName(tokens.peek());
    }

    /// Whether a token may be a name.
    public boolean isName(Token token) {
        return switch (token.kind()) {
            case WORD -> token.symbol().isEmpty()
                    || Keywords.mayBeName(token.symbol(), tokens.options().reservedWords());
            case QUOTED_NAME -> true;
            case DOUBLE_QUOTED -> tokens.options().doubleQuotedNames();
            default -> false;
        };
    }

    /// Whether the next token may name a relation.
    public boolean atAlias() {
        var token = tokens.peek();
        return atName() && (token.symbol().isEmpty()
                || Keywords.mayBeAlias(token.symbol(), tokens.options().reservedWords()));
    }

    /// A name of one part.
    public String name() {
        if (!atName()) {
            throw tokens.failure();
        }
        if (atComputed()) {
            return single(computed());
        }
        int start = tokens.position();
        var token = tokens.next();
        var written = tokens.text(token);
        if (token.kind() != TokenKind.WORD) {
            return TextQuotes.name(written);
        }
        if (!isPlain(written)) {
            throw tokens.error("INVALID_IDENTIFIER", "A name with other characters than letters, digits and _ needs"
                    + " backticks: " + NameParser.quoted(written) + ".", start);
        }
        return written;
    }

    private boolean atComputed() {
        return tokens.peek().is("IDENTIFIER") && tokens.ahead(1).is("(") && isText(tokens.ahead(2))
                && !tokens.options().writtenNames();
    }

    /// A name of one part that is written out, not as `IDENTIFIER('text')`.
    public String simple() {
        if (tokens.peek().is("IDENTIFIER") && tokens.ahead(1).is("(")) {
            tokens.next();
            throw tokens.failure();
        }
        return name();
    }

    /// A name of one part where an expression cannot follow, so that `my-name` is a mistake and no difference.
    public String plainName() {
        int start = tokens.position();
        var name = name();
        if (tokens.peek().is("-") && isName(tokens.ahead(1))) {
            while (tokens.peek().is("-") && isName(tokens.ahead(1))) {
                tokens.next();
                tokens.next();
            }
            var whole = tokens.fragment(start).words();
            throw tokens.error("INVALID_IDENTIFIER", "A name with a hyphen needs backticks: "
                    + NameParser.quoted(whole) + ".", start);
        }
        return name;
    }

    /// The alias of a relation.
    public String alias() {
        if (!atAlias()) {
            throw tokens.failure();
        }
        return plainName();
    }

    /// A dotted name.
    public List<String> dotted() {
        var parts = new ArrayList<String>();
        do {
            if (atComputed()) {
                parts.addAll(computed());
            } else {
                parts.add(plainName());
            }
        } while (tokens.accept("."));
        return parts;
    }

    /// A dotted name with its place.
    public Syntax.Name column() {
        int start = tokens.position();
        var parts = dotted();
        return new Syntax.Name(parts, tokens.origin(start));
    }

    /// `a, b, c`.
    public List<String> list() {
        var names = new ArrayList<String>();
        do {
            names.add(plainName());
        } while (tokens.accept(","));
        return names;
    }

    /// `(a, b, c)`.
    public List<String> listInParentheses() {
        tokens.require("(");
        var names = list();
        tokens.require(")");
        return names;
    }

    /// `a.b, c`.
    public List<Syntax.Name> columns() {
        var names = new ArrayList<Syntax.Name>();
        do {
            names.add(column());
        } while (tokens.accept(","));
        return names;
    }

    /// Whether a text in quotes is next.
    public boolean atText() {
        tokens.expect(A_TEXT, tokens.position());
        return isText(tokens.peek());
    }

    /// Whether a token is a text in quotes.
    public boolean isText(Token token) {
        return token.kind() == TokenKind.STRING
                || token.kind() == TokenKind.DOUBLE_QUOTED && !tokens.options().doubleQuotedNames();
    }

    /// The value of a text; several in a row are one.
    public String text() {
        if (!atText()) {
            throw tokens.failure();
        }
        var value = oneText();
        if (!atText()) {
            return value;
        }
        var all = new StringBuilder(value);
        while (atText()) {
            all.append(oneText());
        }
        return all.toString();
    }

    /// The value of the text that is next, and of no further one.
    public String oneText() {
        if (!atText()) {
            throw tokens.failure();
        }
        return TextQuotes.value(tokens.text(tokens.next()));
    }

    /// A number without point or sign.
    public int number() {
        int start = tokens.position();
        if (!tokens.at(TokenKind.INTEGER, "a number")) {
            throw tokens.failure();
        }
        var written = tokens.text(tokens.next());
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException _) {
            throw tokens.error("INVALID_NUMERIC_LITERAL_RANGE", written + " is more than fits here: at most "
                    + Integer.MAX_VALUE + ".", start);
        }
    }

    /// `IDENTIFIER('a.b')`: the parts.
    private List<String> computed() {
        int start = tokens.position();
        tokens.require("IDENTIFIER", "(");
        var text = text();
        tokens.require(")");
        return parts(text, start);
    }

    /// The parts of a name that a text holds.
    public List<String> parts(String text, int start) {
        var inner = new Tokens(text, tokens.options());
        try {
            if (inner.atEnd()) {
                throw tokens.error("PARSE_EMPTY_STATEMENT", "An empty text is no name.", start);
            }
            var parts = new Names(inner).dotted();
            if (inner.atEnd()) {
                return parts;
            }
        } catch (SyntaxFailure _) {
            throw noName(text, start);
        }
        throw noName(text, start);
    }

    private ParseException noName(String text, int start) {
        return tokens.error("PARSE_SYNTAX_ERROR", "\"" + text + "\" is no name; a part with other characters than"
                + " letters, digits and _ needs backticks.", start);
    }

    private String single(List<String> parts) {
        if (parts.size() != 1) {
            throw tokens.error("IDENTIFIER_TOO_MANY_NAME_PARTS", "A name of one part belongs here, not "
                    + String.join(".", parts) + ".", tokens.position() - 1);
        }
        return parts.getFirst();
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            boolean fits = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter == '_'
                    || letter >= '0' && letter <= '9';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
