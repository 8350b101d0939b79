package dev.vonk.runtime.pool;

import dev.vonk.runtime.cluster.JobPlan;
import dev.vonk.runtime.code.classes.CodePacker;
import dev.vonk.runtime.code.classes.PackedCode;
import java.util.HashMap;
import java.util.Map;

/// A job as it travels: its key, and its stages, each packed once.
final class PackedJob {
    private final CodePacker packer;
    private final JobPlan plan;
    private final byte[] key;
    private final Map<Integer, PackedCode> stages = new HashMap<>();

    PackedJob(CodePacker packer, JobPlan plan, byte[] key) {
        this.packer = packer;
        this.plan = plan;
        this.key = key;
    }

    byte[] key() {
        return key;
    }

    /// @throws dev.vonk.runtime.data.DataException where something of the stage cannot travel
    synchronized PackedCode stage(int stage) {
        return stages.computeIfAbsent(stage,
                id -> packer.pack(plan.graph().stages().get(id).withoutSplits()));
    }
}
