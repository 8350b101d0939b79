package dev.vonk.runtime.scheduler;

/// How long the tasks of a stage took, kept as counts: buckets eight to an octave, so the median is right within an
/// eighth, whatever the number of tasks.
final class Durations {
    private static final int STEPS = 8;

    private final int[] counts = new int[64 * STEPS];
    private int size;

    void add(long nanos) {
        counts[bucket(nanos)]++;
        size++;
    }

    /// The upper end of the bucket that the median lies in.
    long median() {
        int seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen * 2L >= size && seen > 0) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < STEPS) {
            return (int) Math.max(0, nanos);
        }
        int octave = 63 - Long.numberOfLeadingZeros(nanos);
        return (octave - 2) * STEPS + (int) (nanos >> (octave - 3)) - STEPS;
    }

    private static long upperEnd(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int octave = bucket / STEPS + 2;
        return ((long) (STEPS + bucket % STEPS + 1) << (octave - 3)) - 1;
    }
}
