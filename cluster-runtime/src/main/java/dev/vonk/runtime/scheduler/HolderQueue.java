package dev.vonk.runtime.scheduler;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The waiting tasks of a stage that are better run on one worker, lowest partition first.
///
/// A heap of numbers: a task that was taken elsewhere stays in it until it comes up, [WaitingTasks] knows which are
/// still meant. Four bytes a task.
final class HolderQueue {
    private final WorkerState worker;
    private final HolderQueue[] alone = {this};
    private int[] heap = new int[4];
    private int size;
    private int waiting;

    HolderQueue(WorkerState worker) {
        this.worker = worker;
    }

    WorkerState worker() {
        return worker;
    }

    /// An array of just this queue, one object for all tasks that wait here only.
    HolderQueue[] alone() {
        return alone;
    }

    /// How many tasks wait here, those not counted that were taken elsewhere.
    int waiting() {
        return waiting;
    }

    /// Whether more wait than the worker can take in one round.
    boolean overfull() {
        return waiting > worker.slots();
    }

    void added(int partition) {
        waiting++;
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > partition) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = partition;
    }

    void taken() {
        waiting--;
    }

    /// The lowest number, taken or not; -1 where there is none.
    int first() {
        return size == 0 ? -1 : heap[0];
    }

    /// All numbers, taken or not, in no order.
    IntStream partitions() {
        return Arrays.stream(heap, 0, size);
    }

    void removeFirst() {
        int moved = heap[--size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= moved) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }
}
