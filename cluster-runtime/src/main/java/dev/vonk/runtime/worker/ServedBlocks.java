package dev.vonk.runtime.worker;

import dev.vonk.runtime.block.Block;
import dev.vonk.runtime.protocol.ToPeer;

/// The blocks of all drivers' spaces, for other workers.
interface ServedBlocks {
    /// The block that is asked for.
    ///
    /// @throws LostBlockException where it is not here, or the ticket does not open it
    Block find(ToPeer.OpenBlock request);
}
