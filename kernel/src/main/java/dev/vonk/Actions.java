package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.display.Display;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.kernel.display.Displayable;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.display.SchemaText;
import dev.vonk.kernel.display.ShowText;
import dev.vonk.kernel.display.TableView;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.encoding.ObjectBatches;
import dev.vonk.kernel.encoding.Tuple2;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.query.BatchStream;
import dev.vonk.kernel.query.Explanation;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.type.StructType;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a frame is and what is done with its rows: the calls that start a query.
abstract class Actions<T> implements Displayable {
    private static final int SHOWN_ROWS = 20;
    private static final int SHOWN_CHARACTERS = 20;

    private final Session session;
    private final Frame frame;
    private final Encoder<T> encoder;

    Actions(Session session, Frame frame, Encoder<T> encoder) {
        this.session = session;
        this.frame = frame;
        this.encoder = encoder;
    }

    /// The frame to build on: its cached rows, where it is cached.
    Frame frame() {
        return frame.reading(session.runner().reading(frame.plan()));
    }

    /// The frame as it was made: what columns are taken from.
    Frame own() {
        return frame;
    }

    Encoder<T> encoder() {
        return encoder;
    }

    /// The plan whose columns the encoder reads: those of the frame by name, as the encoder's types.
    LogicalPlan objects() {
        return ObjectInput.of(frame(), encoder, session.projections()).plan();
    }

    /// The session it belongs to.
    public Session sparkSession() {
        return session;
    }

    /// What the frame means: its logical plan. For tools; it may change its form.
    public LogicalPlan plan() {
        return frame.plan();
    }

    /// The names and types of the columns.
    public StructType schema() {
        return frame.schema();
    }

    /// The names of the columns.
    public String[] columns() {
        return schema().names().toArray(String[]::new);
    }

    /// The columns with their types as Spark's words, e.g. `(id,bigint)`.
    @SuppressWarnings("unchecked")
    public Tuple2<String, String>[] dtypes() {
        return schema().fields().stream().map(field -> new Tuple2<>(field.name(), field.dataType().simpleString()))
                .toArray(Tuple2[]::new);
    }

    /// Prints the columns as a tree.
    public void printSchema() {
        printSchema(0);
    }

    /// Prints the columns as a tree of so many levels; 0 for all.
    public void printSchema(int levels) {
        System.out.println(SchemaText.tree(schema(), levels));
    }

    /// Prints what would be done to get the rows.
    public void explain() {
        explain("simple");
    }

    /// Prints what would be done to get the rows, and when `extended` how the query came to that.
    public void explain(boolean extended) {
        explain(extended ? "extended" : "simple");
    }

    /// Prints what would be done to get the rows.
    ///
    /// @param mode `simple`, `extended`, `cost`, `formatted`, or `analyze`, which runs the query and tells rows and times
    public void explain(String mode) {
        var explanation = switch (mode.toLowerCase(Locale.ROOT)) {
            case "simple", "codegen" -> Explanation.SIMPLE;
            case "extended" -> Explanation.EXTENDED;
            case "cost" -> Explanation.COST;
            case "formatted" -> Explanation.FORMATTED;
            case "analyze" -> Explanation.ANALYZE;
            default -> throw new IllegalArgumentException("There is no explain mode \"" + mode
                    + "\"; those there are: simple, extended, cost, formatted, analyze.");
        };
        System.out.println(session.runner().explain(frame().plan(), explanation));
    }

    /// Prints the first 20 rows as a table, long values cut.
    ///
    /// ```java
    /// df.show();
    /// df.show(5, false); // five rows, values whole
    /// ```
    public void show() {
        show(SHOWN_ROWS);
    }

    /// Prints the first rows as a table, long values cut.
    public void show(int rows) {
        show(rows, SHOWN_CHARACTERS);
    }

    /// Prints the first 20 rows as a table.
    ///
    /// @param truncate whether long values are cut
    public void show(boolean truncate) {
        show(SHOWN_ROWS, truncate);
    }

    /// Prints the first rows as a table.
    public void show(int rows, boolean truncate) {
        show(rows, truncate ? SHOWN_CHARACTERS : 0);
    }

    /// Prints the first rows as a table, values cut to so many characters; 0 for whole.
    public void show(int rows, int truncate) {
        show(rows, truncate, false);
    }

    /// Prints the first rows.
    ///
    /// @param truncate to how many characters values are cut; 0 for whole
    /// @param vertical one line a value instead of one a row
    public void show(int rows, int truncate, boolean vertical) {
        var view = view(Math.max(0, rows));
        var zone = session.zone();
        System.out.println(vertical ? ShowText.vertical(view, truncate, zone) : ShowText.table(view, truncate, zone));
    }

    /// The first rows in every form a front end can show. Never runs the whole query.
    @Override
    public MimeBundle display(DisplayLimits limits) {
        return Display.table(view(limits.fetchedRows()), limits.withZone(session.zone()));
    }

    /// The first rows as plain data.
    TableView view(int rows) {
        var first = rows(limited(frame().plan(), rows + 1L));
        return TableView.of(schema(), first.subList(0, Math.min(rows, first.size())), first.size() > rows);
    }

    private static LogicalPlan limited(LogicalPlan plan, long rows) {
        return new OneInput.Limit(rows, 0, plan);
    }

    private List<Row> rows(LogicalPlan plan) {
        var rows = new ArrayList<Row>();
        try (var stream = session.runner().run(plan)) {
            ObjectBatches.unpack(stream, dev.vonk.kernel.encoding.ClassEncoders.of(schema()))
                    .forEachRemaining(rows::add);
        }
        return rows;
    }

    private List<T> objects(LogicalPlan plan) {
        var objects = new ArrayList<T>();
        try (var stream = session.runner().run(plan)) {
            ObjectBatches.unpack(stream, encoder).forEachRemaining(objects::add);
        }
        return objects;
    }

    /// All rows, in an array. They must find room in memory.
    public T[] collect() {
        return array(collectAsList());
    }

    /// All rows, in a list. They must find room in memory.
    public List<T> collectAsList() {
        return objects(objects());
    }

    /// The first `n` rows, in an array; no more is computed than is needed for them.
    public T[] take(int n) {
        return array(takeAsList(n));
    }

    /// The first `n` rows, in a list; no more is computed than is needed for them.
    public List<T> takeAsList(int n) {
        return objects(limited(objects(), Math.max(0, n)));
    }

    /// The first row.
    ///
    /// @throws NoSuchElementException where there is none
    public T first() {
        return head();
    }

    /// The first row.
    ///
    /// @throws NoSuchElementException where there is none
    public T head() {
        var first = takeAsList(1);
        if (first.isEmpty()) {
            throw new NoSuchElementException(
                    "The frame has no rows, so there is no first one. Ask isEmpty() before, or use take(1).");
        }
        return first.getFirst();
    }

    /// The first `n` rows, in an array.
    public T[] head(int n) {
        return take(n);
    }

    /// The last `n` rows, in an array. The whole query is run.
    public T[] tail(int n) {
        var last = new ArrayDeque<T>();
        var rows = toLocalIterator();
        while (rows.hasNext()) {
            last.add(rows.next());
            if (last.size() > n) {
                last.removeFirst();
            }
        }
        return array(new ArrayList<>(last));
    }

    /// All rows, one after the other, without holding them all.
    public Iterator<T> toLocalIterator() {
        var stream = session.runner().stream(objects());
        return new ClosingIterator<>(stream, ObjectBatches.unpack(stream, encoder));
    }

    /// Rows of a stream that is closed behind the last one.
    private record ClosingIterator<T>(BatchStream stream, Iterator<@Nullable T> rows) implements Iterator<T> {
        @Override
        public boolean hasNext() {
            boolean more = rows.hasNext();
            if (!more) {
                stream.close();
            }
            return more;
        }

        @Override
        @SuppressWarnings("NullAway") // a row of plain values may be null
        public T next() {
            return rows.next();
        }
    }

    @SuppressWarnings("unchecked")
    private T[] array(List<T> rows) {
        return rows.toArray((T[]) Array.newInstance(encoder.type(), 0));
    }

    /// How many rows there are.
    public long count() {
        return session.runner().count(frame().plan());
    }

    /// Whether there is no row at all; computes no more than the first one.
    public boolean isEmpty() {
        return rows(limited(frame().plan(), 1)).isEmpty();
    }

    /// Where and how to write the rows.
    ///
    /// ```java
    /// df.write().mode("overwrite").partitionBy("year").parquet("out/orders");
    /// ```
    public DataFrameWriter write() {
        return new DataFrameWriter(session, frame());
    }

    void keep(StorageLevel level) {
        if (level != StorageLevel.NONE) {
            session.runner().cache(frame.plan(), level.storage());
        }
    }

    void forget() {
        session.runner().uncache(frame.plan());
    }

    /// Whether and where the rows are kept.
    public StorageLevel storageLevel() {
        return session.runner().isCached(frame.plan()) ? StorageLevel.MEMORY_AND_DISK : StorageLevel.NONE;
    }

    /// Gives the frame a name in its session, in the place of what had it: `spark.table(name)` finds it.
    public void createOrReplaceTempView(String name) {
        session.names().replaceView(name, frame.plan());
    }

    /// Gives the frame a name in its session.
    ///
    /// @throws AnalysisException where something has the name already
    public void createTempView(String name) {
        if (!session.names().addView(name, frame.plan())) {
            throw new AnalysisException("TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", "There is a view \"" + name
                    + "\" already. Use createOrReplaceTempView to put this one in its place.", Origin.here());
        }
    }

    /// Whether rows keep coming; no frame of this engine is such.
    public boolean isStreaming() {
        return false;
    }

    /// The columns and their types, e.g. `[id: bigint, name: string]`. Runs nothing.
    @Override
    public String toString() {
        return schema().fields().stream().map(field -> field.name() + ": " + field.dataType().simpleString())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
