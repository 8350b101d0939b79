package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.source.parquet.footer.RowGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Cuts a table into splits: small row groups together, also those of several files; large ones in parts, where page
/// indexes say that their pages are small enough for that to pay.
final class SplitPlanner {
    /// Row groups smaller than this are read together.
    private static final long ROWS_A_SPLIT = 65_536;
    private static final long MOST_ROWS_A_PIECE = 524_288;

    private final ParquetSource source;
    private final ScanRequest request;
    private final List<Split> splits = new ArrayList<>();
    private final List<ParquetSplit.Piece> pieces = new ArrayList<>();
    private long rows;

    SplitPlanner(ParquetSource source, ScanRequest request) {
        this.source = source;
        this.request = request;
    }

    List<Split> plan(int files) throws IOException {
        for (int file = 0; file < files; file++) {
            var groups = source.footer(file).footer().rowGroups();
            try (var skipping = new Skipping(source, file, request.filters())) {
                for (int g = 0; g < groups.size(); g++) {
                    for (var range : skipping.ranges(groups.get(g))) {
                        addParts(file, g, groups.get(g), range);
                    }
                }
            }
        }
        flush();
        return splits;
    }

    private void addParts(int file, int group, RowGroup of, Skipping.Range range) throws IOException {
        long parts = mayBeCut(file, of) ? (range.rows() + MOST_ROWS_A_PIECE - 1) / MOST_ROWS_A_PIECE : 1;
        for (long part = 0; part < parts; part++) {
            long from = range.from() + range.rows() * part / parts;
            long end = range.from() + range.rows() * (part + 1) / parts;
            add(new ParquetSplit.Piece(file, group, from, end - from));
        }
    }

    private boolean mayBeCut(int file, RowGroup group) throws IOException {
        for (int column : request.columns()) {
            if (source.node(file, column) instanceof Node.Leaf leaf && leaf.isFlat()) {
                if (group.columns().get(leaf.column()).offsetIndex() == null) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return true;
    }

    private void add(ParquetSplit.Piece piece) {
        if (rows + piece.rows() > ROWS_A_SPLIT) {
            flush();
        }
        pieces.add(piece);
        rows += piece.rows();
    }

    private void flush() {
        if (!pieces.isEmpty()) {
            splits.add(new ParquetSplit(pieces, rows));
            pieces.clear();
            rows = 0;
        }
    }
}
