package dev.vonk.runtime.scheduler;

import java.util.function.IntConsumer;

/// One stage reads another.
///
/// @param firstTasks for a reader whose task `i` reads partition `i - first` only: each such `first`; none where every
///        task reads all partitions
record StageLink(StageState producer, StageState consumer, int[] firstTasks) {

    boolean whole() {
        return firstTasks.length == 0;
    }

    /// Calls back with each task of the consumer that reads a partition alone.
    void consumersOf(int partition, IntConsumer each) {
        for (int first : firstTasks) {
            int task = partition + first;
            if (task >= 0 && task < consumer.tasks()) {
                each.accept(task);
            }
        }
    }

    /// Calls back with each partition that a task of the consumer reads alone.
    void partitionsOf(int task, IntConsumer each) {
        for (int first : firstTasks) {
            int partition = task - first;
            if (partition >= 0 && partition < producer.tasks()) {
                each.accept(partition);
            }
        }
    }
}
