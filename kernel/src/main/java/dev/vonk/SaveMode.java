package dev.vonk;

import dev.vonk.kernel.logical.OneInput.Write.Mode;

/// What writing does where something is at the place already.
public enum SaveMode {
    /// New files beside the old.
    Append(Mode.APPEND),
    /// New files instead of the old.
    Overwrite(Mode.OVERWRITE),
    /// An error; what happens when nothing is said.
    ErrorIfExists(Mode.ERROR_IF_EXISTS),
    /// Nothing.
    Ignore(Mode.IGNORE);

    private final Mode mode;

    SaveMode(Mode mode) {
        this.mode = mode;
    }

    Mode mode() {
        return mode;
    }
}
