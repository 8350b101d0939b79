package dev.vonk.kernel.sql.golden;

/// Carries out the statements of one golden file, one after another.
interface SqlRunner extends AutoCloseable {
    Answer run(String sql);

    /// Gives up a statement that takes too long.
    void interrupt();

    @Override
    void close();
}
