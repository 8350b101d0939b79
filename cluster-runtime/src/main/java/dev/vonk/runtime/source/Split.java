package dev.vonk.runtime.source;

import java.io.Serializable;

/// One part of a source; each source has its own kind of it, a record of plain data.
public interface Split extends Serializable {
    /// How much work it is: rows where known, else an estimate of them. For balancing tasks.
    long weight();
}
