package dev.vonk.kernel.cell.text;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/// Cuts a cell into the snippets that JShell takes one by one.
///
/// JShell forgives a missing semicolon only at the very end. A notebook has many lines, and people forget more than
/// one; where a piece does not parse and a cut at the end of a line makes its first part parse, it is cut there.
public final class CellSplitter {

    /// A part of a cell.
    ///
    /// @param offset where it begins in the cell
    /// @param source its text, as JShell wants it (a semicolon may have been added)
    public record Piece(int offset, String source, State state) {}

    public enum State { COMPLETE, INCOMPLETE, BROKEN }

    /// What a statement whose semicolon was forgotten may end with; `*` ends an import, `+` and `-` mean `++` and `--`.
    private static final String LAST_SYMBOLS = ")]}*+-";

    private final SourceCodeAnalysis analysis;
    private final SyntaxCheck syntax;

    public CellSplitter(SourceCodeAnalysis analysis, SyntaxCheck syntax) {
        this.analysis = analysis;
        this.syntax = syntax;
    }

    /// The pieces in order; only the last can be incomplete or broken.
    public List<Piece> split(String cell) {
        List<Piece> pieces = new ArrayList<>();
        int offset = 0;
        while (offset < cell.length()) {
            String rest = cell.substring(offset);
            CompletionInfo info = analysis.analyzeCompletion(rest);
            int cut = cutAtLineEnd(rest, info);
            if (cut > 0) {
                pieces.add(new Piece(offset, rest.substring(0, cut) + ";", State.COMPLETE));
                offset += cut;
                continue;
            }
            switch (info.completeness()) {
                case EMPTY -> offset = cell.length();
                case COMPLETE, COMPLETE_WITH_SEMI -> {
                    pieces.add(new Piece(offset, info.source(), State.COMPLETE));
                    offset = cell.length() - info.remaining().length();
                }
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    pieces.add(new Piece(offset, rest, State.INCOMPLETE));
                    offset = cell.length();
                }
                case UNKNOWN -> {
                    pieces.add(new Piece(offset, rest, State.BROKEN));
                    offset = cell.length();
                }
            }
        }
        return pieces;
    }

    /// Where the first snippet of a text ends at a line's end without its semicolon, or 0.
    private int cutAtLineEnd(String rest, CompletionInfo info) {
        String piece = info.source() == null
                ? rest
                : rest.substring(0, rest.length() - info.remaining().length());
        List<Integer> cuts = possibleCuts(piece);
        if (cuts.isEmpty() || syntax.parses(info.source() == null ? piece : info.source())) {
            return 0;
        }
        for (int cut : cuts) {
            String head = piece.substring(0, cut);
            if (isComplete(head) && syntax.parses(head + ";")) {
                return cut;
            }
        }
        return 0;
    }

    private boolean isComplete(String head) {
        return switch (analysis.analyzeCompletion(head).completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> true;
            case DEFINITELY_INCOMPLETE, EMPTY, UNKNOWN -> false;
        };
    }

    /// The ends of lines, outside of all brackets, between two tokens that an operator or a semicolon should part.
    private static List<Integer> possibleCuts(String piece) {
        List<Integer> cuts = new ArrayList<>();
        List<JavaTokens.Token> tokens = JavaTokens.of(piece);
        int depth = 0;
        for (int index = 0; index + 1 < tokens.size(); index++) {
            JavaTokens.Token token = tokens.get(index);
            JavaTokens.Token next = tokens.get(index + 1);
            if (token.kind() == JavaTokens.Kind.SYMBOL) {
                depth += switch (piece.charAt(token.start())) {
                    case '(', '[', '{' -> 1;
                    case ')', ']', '}' -> -1;
                    default -> 0;
                };
            }
            boolean ends = token.kind() != JavaTokens.Kind.SYMBOL
                    || LAST_SYMBOLS.indexOf(piece.charAt(token.start())) >= 0;
            boolean begins = next.kind() != JavaTokens.Kind.SYMBOL || next.is(piece, '@') || next.is(piece, '(');
            if (depth == 0 && ends && begins && piece.substring(token.end(), next.start()).indexOf('\n') >= 0) {
                cuts.add(token.end());
            }
        }
        return cuts;
    }
}
