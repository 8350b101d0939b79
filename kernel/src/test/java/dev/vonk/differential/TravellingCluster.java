package dev.vonk.differential;

import dev.vonk.runtime.block.BlockStore;
import dev.vonk.runtime.cluster.Cluster;
import dev.vonk.runtime.cluster.EmbeddedCluster;
import dev.vonk.runtime.cluster.Job;
import dev.vonk.runtime.cluster.JobProgress;
import dev.vonk.runtime.code.pack.ObjectCodec;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.stage.StageCutter;
import dev.vonk.runtime.stage.StageGraph;
import dev.vonk.runtime.worker.JobSettings;
import java.util.ArrayList;
import java.util.List;

/// A pool of this process that runs what is left of a plan when it was bytes in between.
final class TravellingCluster implements Cluster {
    private final EmbeddedCluster inner;
    private final List<String> differences = new ArrayList<>();
    private int stages;

    TravellingCluster(int slots) {
        this.inner = new EmbeddedCluster(slots);
    }

    @Override
    public Job run(PhysicalPlan plan, String description, JobSettings settings) {
        var codec = ObjectCodec.standard();
        var loader = TravellingCluster.class.getClassLoader();
        var graph = StageCutter.cut(plan, settings.tasksPerScan(), inner.blocks()::cachedPartitions);
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
    public BlockStore blocks() {
        return inner.blocks();
    }

    @Override
    public void close() {
        inner.close();
    }
}
