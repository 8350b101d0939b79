package dev.vonk;

import dev.vonk.kernel.analysis.Aggregations;
import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Bindings;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Joins;
import dev.vonk.kernel.analysis.Orderings;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.analysis.query.QueryAnalyzer;
import dev.vonk.kernel.catalog.MemoryTable;
import dev.vonk.kernel.command.CommandRunner;
import dev.vonk.kernel.command.Desk;
import dev.vonk.kernel.encoding.ClassEncoders;
import dev.vonk.kernel.encoding.Encoder;
import dev.vonk.kernel.encoding.ObjectBatches;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.query.QueryRunner;
import dev.vonk.kernel.sql.SqlParser;
import dev.vonk.kernel.sql.token.ParseOptions;
import dev.vonk.kernel.status.SessionStatus;
import dev.vonk.kernel.syntax.Command;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Statement;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.code.Broadcast;
import dev.vonk.runtime.code.CollectionAccumulator;
import dev.vonk.runtime.code.DoubleAccumulator;
import dev.vonk.runtime.code.DriverOnly;
import dev.vonk.runtime.code.LongAccumulator;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.source.range.RangeSource;
import dev.vonk.runtime.type.StructType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where everything starts: reads and makes frames, knows views, functions and settings, and holds what runs the queries.
/// In a cell it is there from the start, as `spark`. Safe for several threads.
///
/// ```java
/// var spark = Session.builder().appName("orders").master("local[*]").getOrCreate();
/// spark.read().parquet("orders").show();
/// spark.stop();
/// ```
public final class Session implements AutoCloseable, DriverOnly {
    /// What `version()` says.
    private static final String VERSION = "0.1.0";

    private static final Object LOCK = new Object();
    private static @Nullable Session active;

    private final RuntimeConfig settings;
    private final dev.vonk.kernel.catalog.Catalog names = new dev.vonk.kernel.catalog.Catalog(
            FunctionRegistry.builtin());
    private final SessionTables tables = new SessionTables(this);
    private final QueryAnalyzer queries = new QueryAnalyzer(
            Surroundings.of(names, () -> new EvaluationContext(zone())), tables);
    private final Projections projections = new Projections(queries.around());
    private final Aggregations aggregations = new Aggregations(queries.around());
    private final Orderings orderings = new Orderings(queries.around());
    private final Joins joins = new Joins(queries.around());
    private final QueryRunner runner;
    private final @Nullable SessionStatus status;
    private final SparkContext context = new SparkContext(this);
    private volatile boolean stopped;

    private Session(ConcurrentMap<String, String> settings, QueryRunner runner) {
        this.settings = new RuntimeConfig(settings);
        this.runner = runner;
        this.status = runner.cluster().map(cluster -> SessionStatus.of(cluster, settings)).orElse(null);
    }

    /// Settings for a session to start with.
    public static SessionBuilder builder() {
        return new SessionBuilder();
    }

    /// A session over a runner that looks at the same settings; it is now the active one.
    static Session start(ConcurrentMap<String, String> settings, QueryRunner runner) {
        synchronized (LOCK) {
            active = opened(settings, runner);
            return active;
        }
    }

    /// Where the settings make no sense, what runs the queries is ended again.
    private static Session opened(ConcurrentMap<String, String> settings, QueryRunner runner) {
        try {
            return new Session(settings, runner);
        } catch (RuntimeException e) {
            runner.close();
            throw e;
        }
    }

    /// The active session, where one is.
    public static Optional<Session> getActiveSession() {
        synchronized (LOCK) {
            return Optional.ofNullable(active);
        }
    }

    /// The active session.
    ///
    /// @throws IllegalStateException where there is none
    public static Session active() {
        return getActiveSession().orElseThrow(() -> new IllegalStateException(
                "There is no active session. Start one: Session.builder().getOrCreate()."));
    }

    /// What runs the plans of this session. For tools; it may change its form.
    ///
    /// @throws IllegalStateException where the session was stopped
    public QueryRunner runner() {
        if (stopped) {
            throw new IllegalStateException(
                    "[SESSION_STOPPED] This session was stopped; its frames can no longer be used. "
                            + "Start another: Session.builder().getOrCreate().");
        }
        return runner;
    }

    boolean isStopped() {
        return stopped;
    }

    dev.vonk.kernel.catalog.Catalog names() {
        return names;
    }

    Projections projections() {
        return projections;
    }

    Aggregations aggregations() {
        return aggregations;
    }

    Orderings orderings() {
        return orderings;
    }

    Joins joins() {
        return joins;
    }

    /// The time zone that timestamps are read and shown in: `spark.sql.session.timeZone`.
    public ZoneId zone() {
        var name = settings.getOption("spark.sql.session.timeZone");
        try {
            return name.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "[INVALID_CONF_VALUE.TIME_ZONE] The setting spark.sql.session.timeZone is \""
                            + name.orElse("")
                            + "\", which is no time zone. Use one such as Europe/Amsterdam, +02:00 or UTC.",
                    unknown);
        }
    }

    /// Where frames come from files.
    public DataFrameReader read() {
        return new DataFrameReader(this);
    }

    /// The numbers from 0 to `end`, not included, in a column `id`.
    public Dataset<Long> range(long end) {
        return range(0, end);
    }

    /// The numbers from `start` to `end`, not included, in a column `id`.
    public Dataset<Long> range(long start, long end) {
        return range(start, end, 1);
    }

    /// The numbers from `start` to `end`, not included, `step` apart, in a column `id`.
    public Dataset<Long> range(long start, long end, long step) {
        return range(start, end, step, parallelism());
    }

    /// The numbers from `start` to `end`, not included, `step` apart, in a column `id`, in so many partitions.
    public Dataset<Long> range(long start, long end, long step, int partitions) {
        return new Dataset<>(this, scan(new RangeSource(start, end, step, partitions)), ClassEncoders.of(Long.class));
    }

    private int parallelism() {
        return settings.getOption("spark.default.parallelism").map(Integer::parseInt)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /// A frame of records or beans: a column for each field.
    ///
    /// ```java
    /// record Person(String name, int age) {}
    /// var people = spark.createDataFrame(List.of(new Person("Ada", 36), new Person("Alan", 41)), Person.class);
    /// ```
    ///
    /// @throws dev.vonk.runtime.data.DataException where the class has no columns, or an object is null
    public <T> DataFrame createDataFrame(List<T> objects, Class<T> type) {
        return createDataset(objects, ClassEncoders.of(type)).toDF();
    }

    /// A frame of rows under a schema.
    ///
    /// @throws dev.vonk.runtime.data.DataException where a row does not fit the schema; it says which and why
    public DataFrame createDataFrame(List<Row> rows, StructType schema) {
        return DataFrame.of(this, scan(MemorySource.ofRows(schema, rows)));
    }

    /// A data set of objects.
    public <T> Dataset<T> createDataset(List<T> objects, Encoder<T> encoder) {
        var batches = new ArrayList<Batch>();
        ObjectBatches.pack(objects.iterator(), encoder, Batch.DEFAULT_ROWS).forEachRemaining(batches::add);
        return new Dataset<>(this, scan(new MemorySource(encoder.schema(), batches)), encoder);
    }

    /// A data set of records, beans or plain values.
    ///
    /// ```java
    /// spark.createDataset(List.of("a", "b"), String.class).map(String::toUpperCase, String.class).show();
    /// ```
    public <T> Dataset<T> createDataset(List<T> objects, Class<T> type) {
        return createDataset(objects, ClassEncoders.of(type));
    }

    /// A frame without rows and columns.
    public DataFrame emptyDataFrame() {
        return emptyDataFrame(new StructType());
    }

    /// A frame without rows.
    public DataFrame emptyDataFrame(StructType schema) {
        return DataFrame.of(this, scan(new MemorySource(schema, List.of())));
    }

    /// A data set without objects.
    public <T> Dataset<T> emptyDataset(Encoder<T> encoder) {
        return createDataset(List.of(), encoder);
    }

    /// One row without columns.
    Frame emptyRow() {
        return scan(new MemorySource(new StructType(), List.of(Batch.of(1))));
    }

    private static Frame scan(Source source) {
        return Frame.of(Leaf.Scan.of(source));
    }

    /// The frame that `createOrReplaceTempView` gave this name.
    ///
    /// @throws AnalysisException where there is none; it names the views there are
    public DataFrame table(String name) {
        var known = names.view(name).or(() -> names.table(name).map(MemoryTable::plan));
        var plan = known.orElseThrow(() -> new AnalysisException(
                "TABLE_OR_VIEW_NOT_FOUND", "There is no table or view \""
                        + name + "\". "
                        + (names.viewNames().isEmpty()
                                ? "There are none yet; make one with createOrReplaceTempView."
                                : "Those there are: " + String.join(", ", names.viewNames()) + "."),
                Origin.here(), names.viewNames()));
        return DataFrame.of(this, Frame.of(plan).qualified(name));
    }

    /// What a SQL text says: the rows of a query, which is not run yet, or those that a command has to tell.
    ///
    /// ```java
    /// spark.sql("SELECT id, id * 2 AS twice FROM range(3)").show();
    /// ```
    ///
    /// @throws dev.vonk.kernel.sql.token.ParseException where the text is no SQL
    /// @throws AnalysisException where it cannot mean anything
    public DataFrame sql(String text) {
        return sql(text, Bindings.NONE);
    }

    /// The same with values for its parameters `:name`.
    ///
    /// ```java
    /// spark.sql("SELECT * FROM range(10) WHERE id > :least", Map.of("least", 7)).show();
    /// ```
    public DataFrame sql(String text, Map<String, ?> parameters) {
        return sql(text, new SqlParameters(parameters, List.of()));
    }

    /// The same with values for its parameters `?`, in their order.
    public DataFrame sql(String text, Object... parameters) {
        return sql(text, new SqlParameters(Map.of(), Arrays.asList(parameters)));
    }

    private DataFrame sql(String text, Bindings bindings) {
        var understood = queries.with(bindings);
        return switch (SqlParser.statement(text, ParseOptions.of(settings.values()))) {
            case Statement.Rows(var query) -> DataFrame.of(this, understood.analyze(query));
            case Command command -> DataFrame.of(this, new CommandRunner(
                    new Desk(names, understood, tables, settings.values(), this::runner)).run(command));
            case Statement.Unsupported(var what, var origin) -> throw new AnalysisException("UNSUPPORTED_FEATURE",
                    what + " is well written, but this system does not do it.", origin);
        };
    }

    /// Makes functions of lambdas.
    ///
    /// ```java
    /// spark.udf().register("square", (Long x) -> x * x);
    /// ```
    public UdfRegistration udf() {
        return new UdfRegistration(names);
    }

    /// The settings.
    public RuntimeConfig conf() {
        return settings;
    }

    /// The views and what is cached.
    public Catalog catalog() {
        return new Catalog(this);
    }

    /// What functions share with the program, the session's names, and its jobs by group.
    public SparkContext sparkContext() {
        return context;
    }

    /// A value that functions read and that goes to each worker once, not with every task.
    ///
    /// ```java
    /// Broadcast<Map<String, String>> names = spark.broadcast(Map.of("NL", "Netherlands", "JP", "Japan"));
    /// codes.map(code -> names.value().getOrDefault(code, "elsewhere"), String.class).show();
    /// ```
    ///
    /// @throws dev.vonk.runtime.data.DataException where it cannot travel to the workers; it names the part
    public <T> Broadcast<T> broadcast(T value) {
        return context.broadcast(value);
    }

    /// Sums whole numbers that functions add.
    ///
    /// ```java
    /// var blank = spark.longAccumulator("blank lines");
    /// lines.foreach(line -> { if (line.isBlank()) blank.add(1); });
    /// blank.value();
    /// ```
    public LongAccumulator longAccumulator(String name) {
        return context.longAccumulator(name);
    }

    /// Sums numbers that functions add.
    public DoubleAccumulator doubleAccumulator(String name) {
        return context.doubleAccumulator(name);
    }

    /// Collects values that functions add, in no particular order.
    public <T> CollectionAccumulator<T> collectionAccumulator(String name) {
        return context.collectionAccumulator(name);
    }

    /// How far the queries are that run, and the last ones that ended; the oldest first.
    public List<JobProgress> jobs() {
        return stopped ? List.of() : runner.jobs();
    }

    /// The address of a page for a browser on this machine that shows jobs, stages, tasks, workers and cached frames. The
    /// page is there from the first call on; the address lets whoever knows it look, until the session ends.
    ///
    /// @return nothing where `spark.ui.enabled` is false, or another engine runs the queries
    public Optional<String> uiWebUrl() {
        return status == null || stopped ? Optional.empty() : status.url();
    }

    /// The workers that run the queries, those that were lost lately last.
    public List<WorkerInfo> workers() {
        return stopped
                ? List.of()
                : runner.cluster().stream()
                        .flatMap(cluster -> cluster.workers().stream()).map(WorkerInfo::of).toList();
    }

    /// Stops all queries that run now, also those of other threads; who waits for one gets a
    /// [java.util.concurrent.CancellationException].
    public void interruptAll() {
        if (!stopped) {
            runner.cancelAll();
        }
    }

    /// The version of this engine.
    public String version() {
        return VERSION;
    }

    /// Runs something and prints how long it took.
    public <T> T time(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.println("Time taken: " + (System.nanoTime() - start) / 1_000_000 + " ms");
        return result;
    }

    /// Ends the session: stops its queries and frees its workers, memory and files. Its frames can no longer be used.
    public void stop() {
        synchronized (LOCK) {
            if (active == this) {
                active = null;
            }
        }
        if (!stopped) {
            stopped = true;
            try (status) {
                runner.close();
            }
        }
    }

    /// As [#stop].
    @Override
    public void close() {
        stop();
    }

    @Override
    public String toString() {
        return "Session(" + settings.get("spark.app.name", "Vonk") + ", " + settings.get("spark.master", "local[*]")
                + ")";
    }
}
