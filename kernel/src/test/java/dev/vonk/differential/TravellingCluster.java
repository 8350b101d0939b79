package dev.vonk.differential;

import dev.vonk.runtime.block.MemoryBudget;
import dev.vonk.runtime.cluster.Caches;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.ClusterEvent;
import dev.vonk.runtime.cluster.Driver;
import dev.vonk.runtime.cluster.EmbeddedWorkers;
import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.cluster.WorkerStatus;
import dev.vonk.runtime.code.classes.ClassLimits;
import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.code.classes.WorkerClasses;
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.stage.CacheLineages;
import dev.vonk.runtime.stage.CacheStorage;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.Stage;
import dev.vonk.runtime.stage.StageCutter;
import dev.vonk.runtime.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A pool of this process that runs what is left of a plan when it was bytes in between.
public final class TravellingCluster implements Cluster {
    private final Driver inner;
    private final List<String> differences = new ArrayList<>();
    private final CodePacker packer = new CodePacker("travelling");
    private final WorkerClasses worker = new WorkerClasses(TravellingCluster.class.getClassLoader(),
            packer.server()::find, ClassLimits.STANDARD);
    private int stages;
    private List<Stage> lastStages = List.of();

    public TravellingCluster(int slots) {
        this.inner = new Driver(new EmbeddedWorkers(slots, MemoryBudget.ofHeap()), SchedulerSettings.USUAL);
    }

    @Override
    public Job run(PhysicalPlan plan, String description, JobSettings settings) {
        var graph = StageCutter.cut(plan, settings.tasksPerScan(), CacheLineages.NONE,
                new AtomicInteger()::getAndIncrement);
        stages += graph.stages().size();
        lastStages = graph.stages();
        var graphAgain = there(graph, StageGraph.class);
        note(graph.toString(), graphAgain.toString());
        var code = packer.pack(plan);
        var planAgain = worker.unpack(code, PhysicalPlan.class);
        note(plan.treeString(), planAgain.treeString());
        return new TravellingJob(inner.run(planAgain, description, there(settings, JobSettings.class)),
                packer.server().loader(code.environment()));
    }

    /// Failures travel too.
    ///
    /// @param loader of the driver's session
    private record TravellingJob(Job inner, ClassLoader loader) implements Job {
        @Override
        public @Nullable Batch next() {
            try {
                return inner.next();
            } catch (RuntimeException e) {
                var codec = ObjectCodec.standard();
                throw codec.read(codec.write(e), RuntimeException.class, loader);
            }
        }

        @Override
        public void cancel() {
            inner.cancel();
        }

        @Override
        public JobProgress progress() {
            return inner.progress();
        }

        @Override
        public List<ClusterEvent.StageOutline> outlines() {
            return inner.outlines();
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    /// The object as a worker sees it.
    public <T> T there(Object value, Class<T> type) {
        return worker.unpack(packer.pack(value), type);
    }

    private synchronized void note(String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(expected + "became\n" + actual);
        }
    }

    synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /// The stages of the plan that ran last.
    List<Stage> lastStages() {
        return lastStages;
    }

    int stages() {
        return stages;
    }

    @Override
    public int slots() {
        return inner.slots();
    }

    @Override
    public List<JobProgress> jobs() {
        return inner.jobs();
    }

    @Override
    public void cancelAll() {
        inner.cancelAll();
    }

    @Override
    public List<WorkerStatus> workers() {
        return inner.workers();
    }

    @Override
    public void listen(Consumer<ClusterEvent> listener) {
        inner.listen(listener);
    }

    @Override
    public int processes() {
        return inner.processes();
    }

    @Override
    public Caches caches() {
        return inner.caches();
    }

    @Override
    public void keepCache(long cache, CacheStorage storage) {
        inner.keepCache(cache, storage);
    }

    @Override
    public void dropCache(long cache) {
        inner.dropCache(cache);
    }

    @Override
    public void close() {
        inner.close();
    }
}
