package dev.vonk.notebook.output.table;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.notebook.output.chart.ChartServices;
import java.util.Optional;

/// What a table asks of what is around it.
public interface TableServices extends ChartServices {
    /// The kernel that may keep the table; empty while there is none.
    Optional<KernelClient> kernel();
}
