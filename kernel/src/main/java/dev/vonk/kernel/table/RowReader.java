package dev.vonk.kernel.table;

import dev.vonk.DataFrame;
import dev.vonk.kernel.display.TableJson;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.query.BatchStream;
import dev.vonk.kernel.query.JobLabel;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The rows of one query on a table as they come, kept so that each is computed once.
///
/// Tasks never wait for a reader, so what is not taken from a query piles up in memory. Hence a thread takes all rows as
/// fast as they come, columns as they are, up to a bound of rows and bytes, and ends the query there.
final class RowReader implements AutoCloseable {
    /// How many rows are kept.
    static final int MOST_ROWS = 1_000_000;
    /// How many bytes are kept.
    static final long MOST_BYTES = Math.min(200L << 20, Runtime.getRuntime().maxMemory() / 8);
    private static final int MOST_ROWS_OF_A_PAGE = 10_000;

    private enum State { READING, COMPLETE, FULL, FAILED, CLOSED }

    /// Some rows as they stand in `items`.
    record Rows(List<List<Object>> items, long known, boolean more) {}

    private record Kept(long start, Batch batch) {}

    private final Encoder<Row> encoder;
    private final ZoneId zone;
    private final int wanted;
    private final long most;
    private final List<Kept> kept = new ArrayList<>();
    private final Thread thread;
    private State state = State.READING;
    private long rows;
    private long bytes;
    private int waiting;
    private @Nullable RuntimeException failure;
    private @Nullable BatchStream stream;

    private RowReader(DataFrame frame, int wanted) {
        this.wanted = wanted;
        this.encoder = ClassEncoders.of(frame.schema());
        this.zone = frame.sparkSession().zone();
        this.most = mostRows(frame, wanted);
        this.thread = Thread.ofPlatform().name("table-rows").daemon().unstarted(() -> read(frame));
    }

    static RowReader start(DataFrame frame, int wanted) {
        var reader = new RowReader(frame, wanted);
        reader.thread.start();
        return reader;
    }

    /// Whether its rows can still be had; otherwise they must be read anew.
    synchronized boolean isUsable() {
        return state == State.READING || state == State.COMPLETE || state == State.FULL;
    }

    /// Whether it reads as far as row `end`, or as far as any reader does.
    synchronized boolean reaches(long end) {
        return wanted == MOST_ROWS || end <= most || state == State.COMPLETE;
    }

    synchronized long bytes() {
        return bytes;
    }

    /// What its query has done so far.
    synchronized Optional<TableRun> run() {
        return stream == null ? Optional.empty() : stream.report().map(report -> new TableRun(report, most + 1));
    }

    /// Waits until so many rows are there, or all. Where the only one who waits gives up, the query ends.
    ///
    /// @throws CancellationException where the calling thread is interrupted
    /// @throws TableException where rows beyond the bound are asked for
    synchronized Rows rows(long from, int count) {
        long end = from + Math.clamp(count, 0, MOST_ROWS_OF_A_PAGE);
        await(end);
        switch (state) {
            case FAILED -> throw failure == null ? new IllegalStateException("the rows could not be read") : failure;
            case CLOSED -> throw new TableException("the rows were dropped to save memory; ask for them again");
            case FULL -> {
                if (from >= rows && count > 0) {
                    throw new TableException(String.format(Locale.ROOT, "only the first %,d rows are kept for looking "
                            + "at; filter or sort the table to see others, or save it to a file", rows));
                }
            }
            case READING, COMPLETE -> {
                // What is there can be given.
            }
        }
        return new Rows(items(from, Math.min(end, rows)), rows, state != State.COMPLETE);
    }

    private void await(long end) {
        waiting++;
        try {
            while (state == State.READING && rows < end) {
                wait();
            }
        } catch (InterruptedException cancelled) {
            if (waiting == 1) {
                close();
            }
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for rows");
        } finally {
            waiting--;
        }
    }

    private List<List<Object>> items(long from, long end) {
        List<List<Object>> items = new ArrayList<>();
        int at = indexOf(from);
        for (long row = from; row < end; row++) {
            while (row >= kept.get(at).start() + kept.get(at).batch().rowCount()) {
                at++;
            }
            Batch batch = kept.get(at).batch();
            Row values = Objects.requireNonNull(
                    encoder.read(batch, batch.row((int) (row - kept.get(at).start()))));
            items.add(TableJson.row(values.toList(), zone));
        }
        return items;
    }

    private int indexOf(long row) {
        int low = 0;
        int high = kept.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (kept.get(middle).start() <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void read(DataFrame frame) {
        JobLabel.question("rows of a table").use();
        try (var batches = frame.sparkSession().runner().run(new OneInput.Limit(most + 1, 0, frame.plan()))) {
            begin(batches);
            while (batches.hasNext()) {
                if (!keep(batches.next().compact())) {
                    return;
                }
            }
            end(State.COMPLETE);
        } catch (DataException tooMuch) {
            // More waited to be taken than may: what was taken is as good as a full reader.
            fail(tooMuch, rows() > 0 && "MAX_RESULT_SIZE_EXCEEDED".equals(tooMuch.condition()));
        } catch (RuntimeException failed) {
            fail(failed, false);
        } finally {
            // Whoever waits must not wait for ever, whatever else went wrong here.
            end(State.FAILED);
        }
    }

    /// So many that they should not take more than [#MOST_BYTES], since each task may make as many.
    private static long mostRows(DataFrame frame, int wanted) {
        long width = frame.schema().fields().stream().mapToLong(field -> RowWidth.of(field.dataType())).sum();
        return Math.clamp(MOST_BYTES / Math.max(1, width), 1, wanted);
    }

    private synchronized long rows() {
        return rows;
    }

    private synchronized void begin(BatchStream batches) {
        stream = batches;
    }

    /// @return whether more may come
    private synchronized boolean keep(Batch batch) {
        if (state != State.READING) {
            return false;
        }
        int count = (int) Math.min(batch.rowCount(), most - rows);
        if (count > 0) {
            kept.add(new Kept(rows, count == batch.rowCount() ? batch : batch.slice(0, count)));
        }
        rows += count;
        bytes += batch.bytes();
        if (count < batch.rowCount() || bytes >= MOST_BYTES) {
            end(State.FULL);
        }
        notifyAll();
        return state == State.READING;
    }

    private synchronized void end(State end) {
        if (state == State.READING) {
            state = end;
        }
        notifyAll();
    }

    private synchronized void fail(RuntimeException reason, boolean full) {
        failure = reason;
        end(full ? State.FULL : State.FAILED);
    }

    /// Ends the query and forgets the rows.
    @Override
    public synchronized void close() {
        state = State.CLOSED;
        kept.clear();
        bytes = 0;
        thread.interrupt();
        notifyAll();
    }
}
