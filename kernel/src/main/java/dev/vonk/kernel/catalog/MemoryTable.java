package dev.vonk.kernel.catalog;

import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A table whose rows are in memory. Safe for several threads.
public final class MemoryTable {
    private final String name;
    private final StructType schema;
    private final Map<String, Syntax> defaults;
    private LogicalPlan plan;
    private List<Batch> rows;

    /// @param defaults by column what a row gets that is given no value; null for the others
    public MemoryTable(String name, StructType schema, Map<String, Syntax> defaults, List<Batch> rows) {
        this.name = name;
        this.schema = schema;
        this.defaults = Map.copyOf(defaults);
        this.rows = List.copyOf(rows);
        this.plan = Leaf.Scan.of(new MemorySource(schema, this.rows));
    }

    public String name() {
        return name;
    }

    public StructType schema() {
        return schema;
    }

    /// By column what a row gets that is given no value.
    public Map<String, Syntax> defaults() {
        return defaults;
    }

    /// Reads the rows that are there now.
    public synchronized LogicalPlan plan() {
        return plan;
    }

    /// Adds rows.
    public synchronized void append(List<Batch> more) {
        var all = new ArrayList<>(rows);
        all.addAll(more);
        replace(all);
    }

    /// Puts other rows in the place of all.
    public synchronized void replace(List<Batch> others) {
        rows = List.copyOf(others);
        plan = Leaf.Scan.of(new MemorySource(schema, rows));
    }
}
