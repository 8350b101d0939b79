package dev.vonk.kernel.cell.completion;

import dev.vonk.kernel.cell.text.CellSplitter;
import dev.vonk.kernel.cell.text.CellSplitter.Piece;
import dev.vonk.kernel.cell.text.SyntaxCheck;
import java.util.List;

/// The text that JShell's analysis gets for a cursor in a cell.
///
/// The analysis takes one snippet. So that the names which the same cell declares before the cursor are known too,
/// the statements and types before it are put in front; methods and imports cannot be.
///
/// @param code what stands before the cursor, to be completed at its end
/// @param shift what to add to an offset in `code` to get one in the cell
record Context(String code, int shift) {

    /// Keeps the analysis from taking a type at the beginning for all there is.
    private static final String STATEMENTS_FOLLOW = ";";

    static Context of(String cell, int cursor, CellSplitter splitter, SyntaxCheck syntax) {
        List<Piece> pieces = splitter.split(cell.substring(0, cursor));
        int lastOffset = cursor;
        StringBuilder before = new StringBuilder();
        for (int index = 0; index < pieces.size(); index++) {
            Piece piece = pieces.get(index);
            if (index == pieces.size() - 1 && isBeingWritten(piece, cell.substring(piece.offset(), cursor))) {
                lastOffset = piece.offset();
            } else if (syntax.isStatement(piece.source())) {
                before.append(piece.source()).append('\n');
            }
        }
        String last = cell.substring(lastOffset, cursor);
        String code = before.isEmpty() ? last : STATEMENTS_FOLLOW + before + last;
        return new Context(code, cursor - code.length());
    }

    /// A finished snippet is still being written where the cursor is in its last line.
    private static boolean isBeingWritten(Piece piece, String written) {
        return piece.state() != CellSplitter.State.COMPLETE
                || written.substring(written.stripTrailing().length()).indexOf('\n') < 0;
    }
}
