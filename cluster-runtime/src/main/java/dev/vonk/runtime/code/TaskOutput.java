package dev.vonk.runtime.code;

/// Takes what functions of a task print.
@FunctionalInterface
public interface TaskOutput {
    /// @param error whether to `System.err`
    void write(byte[] bytes, int offset, int length, boolean error);
}
