package dev.vonk.runtime.operator;

import java.util.List;

/// Drives one input after the other: the inputs of a union, the build side and the probe side of a join.
final class SequenceDriver implements Driver {
    private final List<Driver> drivers;
    private int current;

    SequenceDriver(List<Driver> drivers) {
        this.drivers = List.copyOf(drivers);
    }

    @Override
    public boolean step() {
        if (!drivers.get(current).step()) {
            drivers.get(current).close();
            current++;
        }
        return current < drivers.size();
    }

    @Override
    public void close() {
        for (; current < drivers.size(); current++) {
            drivers.get(current).close();
        }
    }
}
