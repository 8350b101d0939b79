package dev.vonk.runtime.source;

import java.io.Serializable;
import java.util.List;

/// What of a source is wanted.
///
/// @param columns places in the source's schema, in the order the batches shall have
/// @param filters all must hold; a source may use them to skip rows that cannot pass, and need not: whoever asks
///     checks again
/// @param batchRows the most rows a batch may have
public record ScanRequest(List<Integer> columns, List<ScanFilter> filters, int batchRows) implements Serializable {
    public ScanRequest {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }
}
