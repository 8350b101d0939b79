package dev.vonk.notebook.editor;

import dev.vonk.notebook.language.SignatureParts;
import dev.vonk.notebook.language.Token;
import dev.vonk.notebook.language.TokenKind;
import dev.vonk.notebook.language.Tokens;
import dev.vonk.notebook.state.CellLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Signatures, and documentation from its Markdown: paragraphs, lists, code, bold. It is text only: nothing in it can be
/// clicked and nothing is loaded.
final class DocumentationView extends VBox {
    DocumentationView() {
        getStyleClass().add("documentation");
    }

    /// Puts a paragraph for each block of the Markdown behind what is there.
    void addMarkdown(String markdown) {
        StringBuilder paragraph = new StringBuilder();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.strip().startsWith("```");
            if (fence || line.isBlank() || !code && isItem(line)) {
                endParagraph(paragraph);
            }
            code ^= fence;
            if (code && !fence) {
                addCode(line);
            } else if (!fence) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        endParagraph(paragraph);
    }

    /// Puts a signature behind what is there.
    ///
    /// @param argument the one to emphasise, from 0, or -1
    void addSignature(String signature, int argument) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("signature");
        Optional<SignatureParts.Part> active = SignatureParts.argument(signature, argument);
        for (Token piece : pieces(signature, Tokens.of(signature, CellLanguage.JAVA))) {
            int from = active.map(part -> Math.clamp(part.from(), piece.start(), piece.end())).orElse(piece.end());
            int to = active.map(part -> Math.clamp(part.to(), piece.start(), piece.end())).orElse(piece.end());
            add(flow, signature, piece, piece.start(), from, "");
            add(flow, signature, piece, from, to, "signature-argument");
            add(flow, signature, piece, to, piece.end(), "");
        }
        CodeFont.give(flow);
        getChildren().add(flow);
    }

    private static void add(TextFlow flow, String text, Token piece, int from, int to, String style) {
        if (from < to) {
            Text letters = new Text(text.substring(from, to));
            letters.getStyleClass().setAll("text", piece.kind().styleClass());
            if (!style.isEmpty()) {
                letters.getStyleClass().add(style);
            }
            flow.getChildren().add(letters);
        }
    }

    /// The tokens and what lies between them, as plain pieces.
    private static List<Token> pieces(String text, List<Token> tokens) {
        List<Token> pieces = new ArrayList<>();
        int end = 0;
        for (Token token : tokens) {
            pieces.add(new Token(TokenKind.PLAIN, end, token.start()));
            pieces.add(token);
            end = token.end();
        }
        pieces.add(new Token(TokenKind.PLAIN, end, text.length()));
        return pieces;
    }

    private static boolean isItem(String line) {
        return line.stripLeading().startsWith("- ") || line.stripLeading().startsWith("* ");
    }

    private void endParagraph(StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            addParagraph(paragraph.toString());
            paragraph.setLength(0);
        }
    }

    private void addParagraph(String line) {
        String text = isItem(line) ? "•  " + line.substring(2) : line;
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(isItem(line) ? "documentation-item" : "documentation-paragraph");
        for (Token piece : pieces(text, Tokens.of(text, CellLanguage.MARKDOWN))) {
            Text letters = new Text(shown(piece.kind(), text.substring(piece.start(), piece.end())));
            letters.getStyleClass().setAll("text", "documentation-" + piece.kind().styleClass());
            if (piece.kind() == TokenKind.CODE) {
                CodeFont.give(letters);
            }
            flow.getChildren().add(letters);
        }
        getChildren().add(flow);
    }

    /// Without the marks around it.
    private static String shown(TokenKind kind, String written) {
        return switch (kind) {
            case CODE -> written.replaceAll("^`+ ?| ?`+$", "");
            case STRONG -> written.substring(2, written.length() - 2);
            case EMPHASIS -> written.substring(1, written.length() - 1);
            case HEADING -> written.replaceFirst("^\\s*#+\\s*", "");
            case LINK -> written.replaceAll("^!?\\[([^]]*)].*$|^<(.*)>$", "$1$2");
            case KEYWORD, TYPE, CONSTANT, CALL, STRING, NUMBER, COMMENT, ANNOTATION, MAGIC, MARKER, PLAIN -> written;
        };
    }

    private void addCode(String line) {
        Text letters = new Text(line);
        letters.getStyleClass().setAll("text", "documentation-token-code");
        CodeFont.give(letters);
        getChildren().add(letters);
    }
}
