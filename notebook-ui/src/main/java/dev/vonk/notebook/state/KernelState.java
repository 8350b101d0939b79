package dev.vonk.notebook.state;

/// How the kernel of a notebook stands.
///
/// @param note what the user should know: where it runs, why it is gone and what to do; may be empty
public record KernelState(Phase phase, String note) {
    public static final KernelState NONE = new KernelState(Phase.NONE, "");

    /// `NONE`: not started yet. `ENDED`: it was there and is gone; a restart helps.
    public enum Phase { NONE, STARTING, IDLE, BUSY, RECONNECTING, ENDED }

    public boolean isThere() {
        return phase == Phase.IDLE || phase == Phase.BUSY || phase == Phase.RECONNECTING;
    }
}
