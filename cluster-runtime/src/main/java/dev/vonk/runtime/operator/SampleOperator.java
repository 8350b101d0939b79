package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Keeps rows at random; the same seed and partition keep the same rows.
final class SampleOperator implements Sink {
    private final PhysicalPlan.Sample sample;
    private final SplittableRandom random;
    private final Sink next;
    private int[] rows = new int[16];

    SampleOperator(PhysicalPlan.Sample sample, int partition, Sink next) {
        this.sample = sample;
        this.random = new SplittableRandom(sample.seed() * 0x9E3779B97F4A7C15L + partition);
        this.next = next;
    }

    @Override
    public void push(Batch batch) {
        int count = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int times = sample.withReplacement() ? poisson() : drawn(random.nextDouble());
            if (count + times > rows.length) {
                rows = Arrays.copyOf(rows, Math.max(count + times, rows.length * 2));
            }
            for (int k = 0; k < times; k++) {
                rows[count++] = batch.row(i);
            }
        }
        if (count > 0) {
            next.push(sample.withReplacement() ? repeated(batch, count) : batch.select(rows, count));
        }
    }

    private int drawn(double number) {
        return number >= sample.from() && number < sample.to() ? 1 : 0;
    }

    /// How often a row is drawn: a number with the mean `to - from`.
    private int poisson() {
        double limit = Math.exp(sample.from() - sample.to());
        int times = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            times++;
        }
        return times;
    }

    private Batch repeated(Batch batch, int count) {
        var columns = new Vector[batch.width()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i).gather(rows, count, Scratch.fresh());
        }
        return Batch.of(count, columns);
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean satisfied() {
        return next.satisfied();
    }
}
