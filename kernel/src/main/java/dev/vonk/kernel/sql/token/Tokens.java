package dev.vonk.kernel.sql.token;

import dev.vonk.kernel.syntax.Fragment;
import dev.vonk.kernel.syntax.Origin;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The tokens of a text and how far they are read. Every rule of the grammar moves along it.
///
/// [#at] and [#accept] ask about the next token and, when told to, keep what was asked for: that is what could have stood
/// there. [#ahead] looks further and keeps nothing.
public final class Tokens {
    /// How deep SQL may nest: others walk its tree by recursion.
    public static final int MAX_DEPTH = 200;
    /// How long a chain of operators may be, which nests to the left.
    public static final int MAX_CHAIN = 2_000;

    private final String text;
    private final ParseOptions options;
    private final List<Token> tokens;
    private final Parentheses parentheses;
    private int at;
    private int depth;
    private int parameters;
    private int watched = -1;
    private long looks;
    private final Set<String> expected = new TreeSet<>();
    private final Set<String> expectedBefore = new TreeSet<>();

    /// @throws ParseException for a comment that does not end
    public Tokens(String text, ParseOptions options) {
        this.text = text;
        this.options = options;
        this.tokens = Lexer.tokens(text);
        this.parentheses = new Parentheses(tokens);
    }

    /// From now on keeps what is asked for at this token and at the one before.
    public void watch(int position) {
        watched = position;
    }

    /// What was asked for at the watched token.
    public Set<String> expected() {
        return expected;
    }

    /// What was asked for at the token before the watched one.
    public Set<String> expectedBefore() {
        return expectedBefore;
    }

    /// The whole text.
    public String text() {
        return text;
    }

    /// What settings change about the grammar.
    public ParseOptions options() {
        return options;
    }

    /// Which parenthesis closes which.
    public Parentheses parentheses() {
        return parentheses;
    }

    /// The number of the next token.
    public int position() {
        return at;
    }

    /// Goes back to a token that was next before.
    public void rewind(int position) {
        at = position;
    }

    /// The next token.
    public Token peek() {
        return tokens.get(at);
    }

    /// The token `count` behind the next one; the end for those beyond it.
    public Token ahead(int count) {
        return tokens.get(Math.min(at + count, tokens.size() - 1));
    }

    /// The token that was read last.
    public Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    /// The next token, which is read by this.
    public Token next() {
        var token = tokens.get(at);
        if (token.kind() != TokenKind.END) {
            at++;
        }
        return token;
    }

    /// Whether the next token is this keyword or operator.
    public boolean at(String symbol) {
        expect(symbol, at);
        return tokens.get(at).is(symbol);
    }

    /// Whether the next tokens are these.
    public boolean at(String first, String second) {
        if (!at(first)) {
            return false;
        }
        expect(second, at + 1);
        return ahead(1).is(second);
    }

    /// Whether the next token is one of these.
    public boolean atAny(String... symbols) {
        boolean found = false;
        for (var symbol : symbols) {
            found |= at(symbol);
        }
        return found;
    }

    /// Whether a `|` is next that is a pipe: the option allows it and a step of a pipe follows.
    public boolean atSinglePipe() {
        return options.singlePipe() && tokens.get(at).is("|") && Keywords.PIPE_STEPS.contains(ahead(1).symbol());
    }

    /// Reads this keyword or operator if it is next.
    public boolean accept(String symbol) {
        if (at(symbol)) {
            at++;
            return true;
        }
        return false;
    }

    /// Reads both if they are next.
    public boolean accept(String first, String second) {
        if (at(first, second)) {
            at += 2;
            return true;
        }
        return false;
    }

    /// Reads these, which must be next.
    public void require(String... symbols) {
        for (var symbol : symbols) {
            if (!accept(symbol)) {
                throw failure();
            }
        }
    }

    /// Whether the next token is of this kind.
    ///
    /// @param called how the kind reads in a list of what could stand here, e.g. `a number`
    public boolean at(TokenKind kind, String called) {
        expect(called, at);
        return tokens.get(at).kind() == kind;
    }

    /// Whether all is read.
    public boolean atEnd() {
        return at(TokenKind.END, "the end");
    }

    /// Notes that something could stand here.
    public void expect(String called, int position) {
        looks++;
        if (watched < 0) {
            return;
        }
        if (position == watched) {
            expected.add(called);
        } else if (position == watched - 1) {
            expectedBefore.add(called);
        }
    }

    /// The error that the next token does not fit.
    public SyntaxFailure failure() {
        return new SyntaxFailure(at);
    }

    /// An error about what lies from a token on to what was read last.
    public ParseException error(String condition, String message, int from) {
        return new ParseException(condition, message, fragment(from));
    }

    /// Goes one level deeper; [#leave] comes back.
    public void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw tooComplex();
        }
    }

    /// Comes back from a level.
    public void leave() {
        depth--;
    }

    /// Refuses a chain that nests too far to the left.
    public void checkChain(int length) {
        if (length > MAX_CHAIN) {
            throw tooComplex();
        }
    }

    /// The error of a text that nests deeper than there is room for.
    public ParseException tooComplex() {
        return error("FAILED_TO_PARSE_TOO_COMPLEX", "This nests too deep: at most " + MAX_DEPTH
                + " levels, or " + MAX_CHAIN + " operators in a row. Split it into views or common tables.", at);
    }

    /// The number of the next `?`.
    public int nextParameter() {
        return parameters++;
    }

    /// The characters of a token.
    public String text(Token token) {
        return text.substring(token.start(), token.end());
    }

    /// The place from a token on to what was read last.
    public Origin origin(int from) {
        return Origin.in(fragment(from));
    }

    /// Whether a token is this keyword, written without quotes.
    public boolean isUnquoted(int token, String keyword) {
        return tokens.get(token).is(keyword);
    }

    /// The place of one token.
    public Origin originOf(int token) {
        return Origin.in(fragmentOf(token));
    }

    /// The part of the text that is one token.
    public Fragment fragmentOf(int token) {
        return new Fragment(text, tokens.get(token).start(), tokens.get(token).end());
    }

    /// The same as a part of the text.
    public Fragment fragment(int from) {
        int start = tokens.get(Math.min(from, tokens.size() - 1)).start();
        int end = at > from ? tokens.get(at - 1).end() : tokens.get(Math.min(from, tokens.size() - 1)).end();
        return new Fragment(text, start, Math.max(start, end));
    }

    /// How often rules have looked at a token: what reading a text costs.
    public long looks() {
        return looks;
    }

    /// How many tokens there are, the end included.
    public int size() {
        return tokens.size();
    }
}
