package dev.vonk;

import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NoRows;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.query.BatchStream;
import dev.vonk.kernel.query.Explanation;
import dev.vonk.kernel.query.QueryRunner;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.stage.CacheStorage;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Sessions for tests that look at plans and never run them.
public final class Sessions {
    private Sessions() {
    }

    /// A session whose queries fail when they are run.
    public static Session thatNeverRuns() {
        return Session.start(new ConcurrentHashMap<>(Map.of("spark.sql.session.timeZone", "UTC")), new NeverRunning());
    }

    /// A session whose queries a test's own runner runs.
    public static Session over(QueryRunner runner, ConcurrentMap<String, String> settings) {
        return Session.start(settings, runner);
    }

    /// Makes a function known to a session that no lambda can be, e.g. one of any type.
    public static void register(Session session, ScalarFunction function) {
        session.names().register(function);
    }

    /// A frame of a table that only has a name and columns.
    public static DataFrame table(Session session, String name, String ddl) {
        return DataFrame.of(session, Frame.of(Leaf.Scan.of(new NoRows(name, TypeParser.parseSchema(ddl)))));
    }

    /// Knows what is cached, by identity, as a real one does.
    private static final class NeverRunning implements QueryRunner {
        private final List<LogicalPlan> cached = new ArrayList<>();

        @Override
        public BatchStream run(LogicalPlan plan) {
            throw new UnsupportedOperationException("nothing may run here:\n" + plan.treeString());
        }

        @Override
        public long count(LogicalPlan plan) {
            throw new UnsupportedOperationException("nothing may run here:\n" + plan.treeString());
        }

        @Override
        public void write(OneInput.Write plan) {
            throw new UnsupportedOperationException("nothing may run here:\n" + plan.treeString());
        }

        @Override
        public LogicalPlan reading(LogicalPlan plan) {
            return isCached(plan) ? Leaf.Cached.of(1, plan) : plan;
        }

        @Override
        public void cache(LogicalPlan plan, CacheStorage storage) {
            cached.add(plan);
        }

        @Override
        public void uncache(LogicalPlan plan) {
            cached.removeIf(known -> known == plan);
        }

        @Override
        public boolean isCached(LogicalPlan plan) {
            return cached.stream().anyMatch(known -> known == plan);
        }

        @Override
        public void clearCache() {
            cached.clear();
        }

        @Override
        public String explain(LogicalPlan plan, Explanation explanation) {
            return plan.treeString();
        }

        @Override
        public List<JobProgress> jobs() {
            return List.of();
        }

        @Override
        public void cancelAll() {
        }

        @Override
        public void close() {
            cached.clear();
        }
    }
}
