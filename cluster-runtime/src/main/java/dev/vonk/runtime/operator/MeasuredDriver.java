package dev.vonk.runtime.operator;

/// A driver whose steps begin in a node of the fragment.
record MeasuredDriver(Driver driver, NodeClock clock, int node) implements Driver {
    @Override
    public boolean step() {
        int before = clock.enter(node);
        boolean more = driver.step();
        clock.enter(before);
        return more;
    }

    @Override
    public void close() {
        driver.close();
    }
}
