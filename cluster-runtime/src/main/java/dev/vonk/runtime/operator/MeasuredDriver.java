package dev.vonk.runtime.operator;

/// A driver whose steps begin in a node of the fragment. Where nobody waits for a step, the thread stays in the node until
/// the next one: what is done in between is little.
record MeasuredDriver(Driver driver, NodeClock clock, int node) implements Driver {
    @Override
    public boolean step() {
        int before = clock.enter(node);
        boolean more = driver.step();
        if (before != NodeClock.NOWHERE) {
            clock.enter(before);
        }
        return more;
    }

    @Override
    public void close() {
        driver.close();
    }
}
