package dev.vonk.runtime.source.parquet;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import dev.vonk.runtime.source.parquet.page.Decompressor;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the pieces of a split one after the other. A batch never spans two pieces.
final class ParquetReader implements BatchReader {
    private final ParquetSource source;
    private final ScanRequest request;
    private final List<ParquetSplit.Piece> pieces;
    private final Decompressor decompressor = new Decompressor();

    private int nextPiece;
    private ParquetSplit.@Nullable Piece piece;
    private long rowsLeft;
    private long row;
    private @Nullable ParquetFile file;
    private int openFile = -1;
    private ColumnReader[] columns = new ColumnReader[0];
    private long bytesOfClosedFiles;

    ParquetReader(ParquetSource source, ParquetSplit split, ScanRequest request) {
        this.source = source;
        this.request = request;
        this.pieces = split.pieces();
    }

    @Override
    public @Nullable Batch next() throws IOException {
        while (rowsLeft == 0) {
            if (nextPiece == pieces.size()) {
                return null;
            }
            startPiece(pieces.get(nextPiece++));
        }
        int rows = (int) Math.min(rowsLeft, request.batchRows());
        var vectors = new Vector[columns.length];
        for (int i = 0; i < columns.length; i++) {
            try {
                vectors[i] = columns[i].read(rows);
            } catch (UnreadableException | IndexOutOfBoundsException unreadable) {
                throw failure(i, unreadable);
            }
        }
        rowsLeft -= rows;
        row += rows;
        return Batch.of(rows, vectors);
    }

    private void startPiece(ParquetSplit.Piece next) throws IOException {
        boolean further = piece != null && piece.file() == next.file() && piece.rowGroup() == next.rowGroup()
                && row <= next.firstRow();
        piece = next;
        var opened = openFile(next.file());
        var group = source.footer(next.file()).footer().rowGroups().get(next.rowGroup());
        for (int i = 0; i < columns.length; i++) {
            try {
                if (!further) {
                    columns[i].start(opened, group);
                }
                columns[i].skip(further ? next.firstRow() - row : next.firstRow());
            } catch (UnreadableException | IndexOutOfBoundsException unreadable) {
                throw failure(i, unreadable);
            }
        }
        row = next.firstRow();
        rowsLeft = next.rows();
    }

    private ParquetFile openFile(int index) throws IOException {
        if (file != null && openFile == index) {
            return file;
        }
        closeFile();
        columns = source.columnReaders(index, request.columns(), decompressor);
        file = ParquetFile.open(source.path(index));
        openFile = index;
        return file;
    }

    private DataException failure(int column, RuntimeException why) {
        var at = piece;
        String remedy = why instanceof UnreadableException unreadable
                ? unreadable.remedy()
                : UnreadableException.damaged("").remedy();
        String what = why instanceof UnreadableException ? why.getMessage() : "lengths that contradict each other";
        return new DataException("FAILED_READ_FILE.NO_HINT",
                "Cannot read Parquet file " + (at == null ? source.description() : source.path(at.file()))
                        + ": column `"
                        + source.schema().field(request.columns().get(column)).name() + "`, row group "
                        + (at == null ? 0 : at.rowGroup()) + ", " + columns[column].place() + ": " + what + ". "
                        + remedy,
                why);
    }

    @Override
    public long bytesRead() {
        return bytesOfClosedFiles + (file == null ? 0 : file.bytesRead());
    }

    private void closeFile() throws IOException {
        for (var column : columns) {
            column.close();
        }
        columns = new ColumnReader[0];
        if (file != null) {
            bytesOfClosedFiles += file.bytesRead();
            file.close();
            file = null;
        }
    }

    @Override
    public void close() throws IOException {
        decompressor.close();
        closeFile();
    }
}
