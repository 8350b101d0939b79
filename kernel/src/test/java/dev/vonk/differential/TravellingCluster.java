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
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.scheduler.SchedulerSettings;
import dev.vonk.runtime.stage.CacheLineages;
import dev.vonk.runtime.stage.JobSettings;
import dev.vonk.runtime.stage.StageCutter;
import dev.vonk.runtime.stage.StageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A pool of this process that runs what is left of a plan when it was bytes in between.
final class TravellingCluster implements Cluster {
    private final Driver inner;
    private final List<String> differences = new ArrayList<>();
    private int stages;

    TravellingCluster(int slots) {
        this.inner = new Driver(new EmbeddedWorkers(slots, MemoryBudget.ofHeap()), SchedulerSettings.USUAL);
    }

    @Override
    public Job run(PhysicalPlan plan, String description, JobSettings settings) {
        var codec = ObjectCodec.standard();
        var loader = TravellingCluster.class.getClassLoader();
        var graph = StageCutter.cut(plan, settings.tasksPerScan(), CacheLineages.NONE,
                new AtomicInteger()::getAndIncrement);
        stages += graph.stages().size();
        var graphAgain = codec.read(codec.write(graph), StageGraph.class, loader);
        note(graph.toString(), graphAgain.toString());
        var planAgain = codec.read(codec.write(plan), PhysicalPlan.class, loader);
        note(plan.treeString(), planAgain.treeString());
        return inner.run(planAgain, description, codec.read(codec.write(settings), JobSettings.class, loader));
    }

    private synchronized void note(String expected, String actual) {
        if (!expected.equals(actual)) {
            differences.add(expected + "became\n" + actual);
        }
    }

    synchronized List<String> differences() {
        return List.copyOf(differences);
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
    public Caches caches() {
        return inner.caches();
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
