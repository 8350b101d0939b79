package dev.vonk.notebook.language;

import dev.vonk.kernel.document.JavaToken;
import dev.vonk.kernel.document.JavaTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The colours of a Java cell: those of its tokens, of names by how they are written, and of magics.
final class JavaColours {
    private JavaColours() {}

    static List<Token> of(String text) {
        List<Token> magics = Magics.of(text);
        if (magics.isEmpty()) {
            return java(text);
        }
        if (Magics.isWholeCell(text)) {
            return magics.subList(0, 1);
        }
        List<Token> all = new ArrayList<>(java(masked(text, magics)));
        all.addAll(magics);
        all.sort((left, right) -> Integer.compare(left.start(), right.start()));
        return all;
    }

    private static String masked(String text, List<Token> magics) {
        StringBuilder masked = new StringBuilder(text);
        for (Token magic : magics) {
            masked.replace(magic.start(), magic.end(), " ".repeat(magic.end() - magic.start()));
        }
        return masked.toString();
    }

    private static List<Token> java(String text) {
        List<JavaToken> found = JavaTokens.of(text);
        List<Token> tokens = new ArrayList<>(found.size());
        for (int index = 0; index < found.size(); index++) {
            JavaToken token = found.get(index);
            boolean call = index + 1 < found.size() && text.charAt(found.get(index + 1).start()) == '(';
            colour(text, token, call)
                    .ifPresent(kind -> tokens.add(new Token(kind, token.start(), token.end(), !token.complete())));
        }
        return tokens;
    }

    private static Optional<TokenKind> colour(String text, JavaToken token, boolean call) {
        return switch (token.kind()) {
            case KEYWORD -> Optional.of(TokenKind.KEYWORD);
            case STRING -> Optional.of(TokenKind.STRING);
            case NUMBER -> Optional.of(TokenKind.NUMBER);
            case COMMENT -> Optional.of(TokenKind.COMMENT);
            case ANNOTATION -> Optional.of(TokenKind.ANNOTATION);
            case OPERATOR -> Optional.empty();
            case IDENTIFIER -> name(text, token, call);
        };
    }

    /// `Names` are types, `NAMES` constants, single capital letters type variables.
    private static Optional<TokenKind> name(String text, JavaToken token, boolean call) {
        if (!Character.isUpperCase(text.charAt(token.start()))) {
            return call ? Optional.of(TokenKind.CALL) : Optional.empty();
        }
        boolean small = token.end() - token.start() == 1;
        for (int index = token.start(); index < token.end() && !small; index++) {
            small = Character.isLowerCase(text.charAt(index));
        }
        return Optional.of(small ? TokenKind.TYPE : TokenKind.CONSTANT);
    }
}
