package dev.vonk.kernel.cell.completion;

import dev.vonk.kernel.cell.text.JavaTokens;
import dev.vonk.kernel.cell.text.JavaTokens.Kind;
import dev.vonk.kernel.cell.text.JavaTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Completes column names inside a string literal: `people.filter(col("na|` offers the columns of `people`.
///
/// The calls around the literal are looked at from the inside out; the first whose receiver goes back to a variable
/// with columns wins. A variable that the same cell declares is followed to the variable it is made from.
final class Columns {

    private static final int MOST_HOPS = 8;

    private final Function<String, Optional<Object>> variables;
    private final ColumnNames columnNames;

    Columns(Function<String, Optional<Object>> variables, ColumnNames columnNames) {
        this.variables = variables;
        this.columnNames = columnNames;
    }

    /// Empty where the cursor is in no string literal; no candidates where it is in one of which nothing is known.
    Optional<Completions> complete(String text, int cursor) {
        List<Token> tokens = JavaTokens.of(text);
        for (int index = 0; index < tokens.size(); index++) {
            if (holds(tokens.get(index), cursor)) {
                return Optional.of(complete(new Place(text, tokens, index), cursor));
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Token token, int cursor) {
        return switch (token.kind()) {
            case STRING -> token.start() < cursor && cursor < token.end();
            case OPEN_STRING -> token.start() < cursor && cursor <= token.end();
            case WORD, NUMBER, CHARACTER, SYMBOL -> false;
        };
    }

    private Completions complete(Place place, int cursor) {
        List<String> columns = place.columns().orElse(List.of());
        Token literal = place.tokens.get(place.literal);
        int quotes = place.text.startsWith("\"\"\"", literal.start()) ? 3 : 1;
        int contentStart = Math.min(literal.start() + quotes, cursor);
        String content = place.text.substring(contentStart, cursor);
        // A column's name may hold blanks; elsewhere the literal is an expression and its last word counts.
        int from = columns.stream().anyMatch(each -> startsWith(each, content))
                ? contentStart
                : wordStart(place, cursor);
        String prefix = place.text.substring(Math.max(from, contentStart), cursor);
        return new Completions(Math.max(from, contentStart), columns.stream()
                .filter(each -> startsWith(each, prefix))
                .map(each -> new Completion(each, Completion.Kind.COLUMN, "", true))
                .toList());
    }

    private static boolean startsWith(String column, String prefix) {
        return column.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static int wordStart(Place place, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(place.text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /// A literal among the tokens of a cell.
    private final class Place {
        private final String text;
        private final List<Token> tokens;
        private final int literal;

        Place(String text, List<Token> tokens, int literal) {
            this.text = text;
            this.tokens = tokens;
            this.literal = literal;
        }

        Optional<List<String>> columns() {
            int closed = 0;
            for (int at = literal - 1; at > 0; at--) {
                Token token = tokens.get(at);
                if (isOneOf(token, ")]}")) {
                    closed++;
                } else if (isOneOf(token, "([{") && closed > 0) {
                    closed--;
                } else if (token.is(text, '(')) {
                    Optional<List<String>> found = receiver(at - 1).flatMap(this::columnsOf);
                    if (found.isPresent()) {
                        return found;
                    }
                } else if (token.is(text, ';') && closed == 0) {
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }

        /// The variable a chain of calls begins with; `method` is the index of the last method's name.
        private Optional<String> receiver(int method) {
            int at = method;
            while (at >= 2 && tokens.get(at).kind() == Kind.WORD && tokens.get(at - 1).is(text, '.')) {
                at -= 2;
                while (at > 0 && isOneOf(tokens.get(at), ")]")) {
                    at = opening(at) - 1;
                }
                boolean begins = at >= 0 && tokens.get(at).kind() == Kind.WORD
                        && (at == 0 || !tokens.get(at - 1).is(text, '.'));
                if (begins) {
                    boolean isCall = at + 1 < tokens.size() && tokens.get(at + 1).is(text, '(');
                    return isCall ? Optional.empty() : Optional.of(tokens.get(at).in(text));
                }
            }
            return Optional.empty();
        }

        private int opening(int closing) {
            int depth = 0;
            for (int at = closing; at >= 0; at--) {
                if (isOneOf(tokens.get(at), ")]}")) {
                    depth++;
                } else if (isOneOf(tokens.get(at), "([{")) {
                    depth--;
                    if (depth == 0) {
                        return at;
                    }
                }
            }
            return 0;
        }

        private Optional<List<String>> columnsOf(String variable) {
            String name = variable;
            for (int hop = 0; hop < MOST_HOPS; hop++) {
                Optional<String> source = madeFrom(name);
                Optional<List<String>> columns = variables.apply(name).flatMap(columnNames::of);
                if (columns.isPresent() || source.isEmpty()) {
                    return columns;
                }
                name = source.get();
            }
            return Optional.empty();
        }

        /// What `variable = source.something()` in this cell, before the literal, takes it from.
        private Optional<String> madeFrom(String variable) {
            for (int at = literal - 2; at > 0; at--) {
                boolean assigned = tokens.get(at).is(text, '=')
                        && tokens.get(at - 1).kind() == Kind.WORD
                        && tokens.get(at - 1).in(text).equals(variable)
                        && tokens.get(at + 1).kind() == Kind.WORD;
                if (assigned) {
                    String source = tokens.get(at + 1).in(text);
                    return source.equals(variable) ? Optional.empty() : Optional.of(source);
                }
            }
            return Optional.empty();
        }

        private boolean isOneOf(Token token, String symbols) {
            return token.kind() == Kind.SYMBOL && symbols.indexOf(text.charAt(token.start())) >= 0;
        }
    }
}
