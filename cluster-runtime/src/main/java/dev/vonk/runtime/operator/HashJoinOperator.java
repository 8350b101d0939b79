package dev.vonk.runtime.operator;

import dev.vonk.runtime.block.SpillFile;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.expression.Evaluator;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.operator.join.JoinTable;
import dev.vonk.runtime.operator.rows.HashPartitions;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.BatchReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Joins by hash: first its build side is driven, which makes a table and the filters that scans of the probe side
/// apply; then its probe side, whose batches are looked up one by one.
///
/// Where the build side did not fit the memory budget, both sides are dealt out to disk by the hash of their keys and
/// the parts are joined one after the other in the end.
final class HashJoinOperator implements AutoCloseable {
    /// A build side that tasks share, with the filters that were made of it.
    record SharedBuild(JoinTable table, Map<Integer, KeyFilter> filters, JoinBuild owner) implements AutoCloseable {
        @Override
        public void close() {
            owner.close();
        }
    }

    private final JoinSides sides;
    private final TaskContext context;
    private final Sink next;
    private final int depth;
    private final JoinBuild build;
    private final List<Evaluator> probeKeys;
    private @Nullable JoinProbe probe;
    private @Nullable SpillFile probeSpill;

    HashJoinOperator(PhysicalPlan.HashJoin plan, TaskContext context, Sink next) {
        this(new JoinSides(plan), context, next, 0);
    }

    private HashJoinOperator(JoinSides sides, TaskContext context, Sink next, int depth) {
        this.sides = sides;
        this.context = context;
        this.next = next;
        this.depth = depth;
        this.build = new JoinBuild(sides, context, depth, true);
        this.probeKeys = sides.probeKeys().stream().map(key -> Evaluators.compile(key, context.evaluation())).toList();
    }

    /// Where the build side goes.
    Sink buildSide() {
        return new Sink() {
            @Override
            public void push(Batch batch) {
                build.push(batch);
            }

            @Override
            public void finish() {
                build.finish();
                buildIsComplete();
            }
        };
    }

    private void buildIsComplete() {
        if (build.spilled() != null) {
            probeSpill = SpillFile.temporary();
            return;
        }
        filters(sides, build.table()).forEach(context.runtimeFilters()::publish);
        probe = new JoinProbe(sides, build.table(), probeKeys, context, next);
    }

    private static Map<Integer, KeyFilter> filters(JoinSides sides, JoinTable table) {
        var filters = new HashMap<Integer, KeyFilter>();
        sides.plan().runtimeFilters().forEach((place, id) -> {
            var filter = KeyFilters.of(table.keys(), place, sides.buildKeys().get(place).type());
            if (filter != null) {
                filters.put(id, filter);
            }
        });
        return filters;
    }

    /// Makes the build side once for all tasks that read the same broadcast.
    ///
    /// @param drive drives the build side into the sink it is given, to its end
    void shareBuild(java.util.function.Consumer<Sink> drive) {
        if (sides.marksBuild()) {
            throw new IllegalStateException("a broadcast build side cannot remember which of its rows had a match: "
                    + sides.plan().describe());
        }
        var shared = context.shared(sides.plan(), () -> {
            var owner = new JoinBuild(sides, context, 0, false);
            drive.accept(owner);
            return new SharedBuild(owner.table(), filters(sides, owner.table()), owner);
        });
        shared.filters().forEach(context.runtimeFilters()::publish);
        probe = new JoinProbe(sides, shared.table(), probeKeys, context, next);
    }

    /// Where the probe side goes, once the build side is complete.
    Sink probeSide() {
        return new Sink() {
            @Override
            public void push(Batch batch) {
                probe(batch);
            }

            @Override
            public void finish() {
                end();
                next.finish();
            }

            @Override
            public boolean satisfied() {
                return next.satisfied() || probe != null && probe.isEmpty();
            }
        };
    }

    private void probe(Batch batch) {
        if (probe != null) {
            probe.push(batch);
            return;
        }
        var keys = new Vector[probeKeys.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = probeKeys.get(i).evaluate(batch);
        }
        JoinBuild.spill(batch, keys, depth, java.util.Objects.requireNonNull(probeSpill), context);
    }

    /// Puts out what only the end of the probe side decides.
    private void end() {
        if (probe != null) {
            probe.end();
        } else {
            var buildFile = java.util.Objects.requireNonNull(build.spilled());
            var probeFile = java.util.Objects.requireNonNull(probeSpill);
            for (int part = 0; part < HashPartitions.COUNT; part++) {
                joinPart(buildFile.read(part), probeFile.read(part));
            }
        }
        close();
    }

    private void joinPart(BatchReader buildRows, BatchReader probeRows) {
        try (var deeper = new HashJoinOperator(sides, context, next, depth + 1)) {
            for (var batch = buildRows.next(); batch != null; batch = buildRows.next()) {
                context.checkCancelled();
                deeper.build.pushSpilled(batch);
            }
            deeper.build.finish();
            if (deeper.build.spilled() != null) {
                deeper.probeSpill = SpillFile.temporary();
            } else {
                deeper.probe = new JoinProbe(sides, deeper.build.table(), probeKeys, context, next);
            }
            for (var batch = probeRows.next(); batch != null; batch = probeRows.next()) {
                context.checkCancelled();
                deeper.probe(batch);
            }
            deeper.end();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read spilled join rows back: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        build.close();
        if (probeSpill != null) {
            probeSpill.close();
        }
    }
}
