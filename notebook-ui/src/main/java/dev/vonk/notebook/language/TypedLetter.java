package dev.vonk.notebook.language;

import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.Optional;

/// What typing a letter does beyond inserting it: brackets and quotes close themselves and wrap a selection, typing the
/// closing one steps over it, a closing brace goes back to its opening one's indentation.
public final class TypedLetter {
    private static final String BEFORE_WHICH_TO_CLOSE = " \t\n)]};,.:";

    private final Selected selected;
    private final CellLanguage language;
    private final char letter;
    private final List<Token> tokens;

    private TypedLetter(Selected selected, CellLanguage language, char letter) {
        this.selected = selected;
        this.language = language;
        this.letter = letter;
        this.tokens = Tokens.of(selected.text(), language);
    }

    /// Empty where the letter is only inserted.
    public static Optional<Edit> edit(Selected selected, CellLanguage language, char letter) {
        boolean special = Brackets.opens(letter) || Brackets.closes(letter) || isQuote(letter, language)
                || wraps(letter, language);
        return special ? new TypedLetter(selected, language, letter).edit() : Optional.empty();
    }

    /// Empty where the letter before the caret is all that goes.
    public static Optional<Edit> backspace(Selected selected, CellLanguage language) {
        if (!selected.isEmpty() || selected.caret() == 0) {
            return Optional.empty();
        }
        Optional<Edit> indentation = backInIndentation(selected);
        if (indentation.isPresent()) {
            return indentation;
        }
        char before = selected.before();
        char after = selected.after();
        boolean brackets = Brackets.opens(before) && Brackets.closing(before) == after;
        boolean quotes = isQuote(before, language) && before == after
                && Tokens.of(selected.text(), language).stream().anyMatch(token -> isEmptyQuote(token, selected));
        if (!brackets && !quotes) {
            return Optional.empty();
        }
        return Optional.of(Edit.caretAt(selected.caret() - 1, selected.caret() + 1, "", selected.caret() - 1));
    }

    private Optional<Edit> edit() {
        if (!selected.isEmpty()) {
            return isOpening() || wraps(letter, language) ? Optional.of(wrapped()) : Optional.empty();
        }
        if (Brackets.closes(letter)) {
            return closer();
        }
        if (Brackets.opens(letter)) {
            return isInText() || BEFORE_WHICH_TO_CLOSE.indexOf(selected.after()) < 0
                    ? Optional.empty()
                    : Optional.of(closed(String.valueOf(Brackets.closing(letter))));
        }
        return isQuote(letter, language) ? quote() : Optional.empty();
    }

    private boolean isOpening() {
        return Brackets.opens(letter) || isQuote(letter, language);
    }

    private Edit wrapped() {
        char close = Brackets.opens(letter) ? Brackets.closing(letter) : letter;
        return new Edit(selected.from(), selected.to(), letter + selected.selection() + close, selected.anchor() + 1,
                selected.caret() + 1);
    }

    private Optional<Edit> closer() {
        int caret = selected.caret();
        if (selected.after() == letter && Brackets.of(selected.text(), tokens, caret).isPresent()) {
            return Optional.of(Edit.moved(caret + 1));
        }
        int start = Line.start(selected.text(), caret);
        if (isInText() || language == CellLanguage.MARKDOWN || !selected.text().substring(start, caret).isBlank()) {
            return Optional.empty();
        }
        String after = selected.text().substring(0, caret) + letter + selected.text().substring(caret);
        return Brackets.of(after, Tokens.of(after, language), caret).map(pair -> {
            String text = Line.indentation(after, pair.open()) + letter;
            return Edit.caretAt(start, caret, text, start + text.length());
        });
    }

    private Optional<Edit> quote() {
        if (selected.after() == letter && endsHere()) {
            return Optional.of(Edit.moved(selected.caret() + 1));
        }
        boolean afterTwo = letter == '"' && language == CellLanguage.JAVA
                && selected.text().startsWith("\"\"", selected.caret() - 2)
                && selected.before() != '\\' && selected.after() != '"' && isClosedBefore();
        if (afterTwo) {
            return Optional.of(closed("\"\"\""));
        }
        boolean alone = !Character.isLetterOrDigit(selected.before()) && selected.before() != letter
                && BEFORE_WHICH_TO_CLOSE.indexOf(selected.after()) >= 0;
        return isInText() || !alone ? Optional.empty() : Optional.of(closed(String.valueOf(letter)));
    }

    private Edit closed(String closing) {
        return Edit.caretAt(selected.caret(), selected.caret(), letter + closing, selected.caret() + 1);
    }

    /// Whether the quote behind the caret is the one that ends its string.
    private boolean endsHere() {
        int end = selected.caret() + 1;
        return Tokens.at(tokens, selected.text(), selected.caret())
                .filter(token -> token.kind().isOpaque() || token.kind() == TokenKind.CONSTANT)
                .filter(token -> !token.open() && token.end() >= end && token.end() - end < 3)
                .isPresent();
    }

    /// Whether the empty string `""` ends at the caret, so that a third quote begins a text block.
    private boolean isClosedBefore() {
        return tokens.stream().anyMatch(token -> token.kind() == TokenKind.STRING && token.end() == selected.caret()
                && token.start() == selected.caret() - 2);
    }

    private boolean isInText() {
        return Tokens.at(tokens, selected.text(), selected.caret())
                .filter(token -> token.kind().isOpaque())
                .isPresent();
    }

    private static Optional<Edit> backInIndentation(Selected selected) {
        int caret = selected.caret();
        int start = Line.start(selected.text(), caret);
        String before = selected.text().substring(start, caret);
        if (before.length() < 2 || !before.isBlank() || before.indexOf('\t') >= 0) {
            return Optional.empty();
        }
        int stop = start + (before.length() - 1) / Lines.INDENT.length() * Lines.INDENT.length();
        return Optional.of(Edit.caretAt(stop, caret, "", stop));
    }

    private static boolean isEmptyQuote(Token token, Selected selected) {
        return token.start() == selected.caret() - 1 && token.end() == selected.caret() + 1;
    }

    private static boolean isQuote(char letter, CellLanguage language) {
        return switch (language) {
            case JAVA -> letter == '"' || letter == '\'';
            case SQL -> letter == '"' || letter == '\'' || letter == '`';
            case MARKDOWN -> letter == '`';
            case RAW -> false;
        };
    }

    private static boolean wraps(char letter, CellLanguage language) {
        return language == CellLanguage.MARKDOWN && "*_\"~".indexOf(letter) >= 0;
    }
}
