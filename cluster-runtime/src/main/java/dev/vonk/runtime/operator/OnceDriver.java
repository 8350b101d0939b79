package dev.vonk.runtime.operator;

/// A driver of one step.
record OnceDriver(Runnable work) implements Driver {
    @Override
    public boolean step() {
        work.run();
        return false;
    }

    @Override
    public void close() {
    }
}
