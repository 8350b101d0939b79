package dev.vonk.runtime.source;

import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/// A table outside the engine: files of one format, a range of numbers, rows in memory. A value: it can travel to a
/// worker, holds no open file, and answers the same each time.
public interface Source extends Serializable {
    /// What is read, for plans and messages, e.g. `parquet /data/lineitem.parquet`.
    String description();

    /// All columns it has.
    StructType schema();

    /// The parts that can be read independently, in the order of the rows. Parts that the request's filters prove
    /// empty may be left out.
    ///
    /// @param request what will be read of it
    List<Split> splits(ScanRequest request) throws IOException;

    /// Opens one part.
    BatchReader open(Split split, ScanRequest request) throws IOException;

    /// What is known about the contents without reading them.
    default Statistics statistics() {
        return Statistics.UNKNOWN;
    }
}
