package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;

/// `product` of doubles.
public final class Product implements Accumulator {
    private final Seen seen = new Seen();
    private double[] products = new double[0];

    @Override
    public void grow(int groups) {
        if (groups > products.length) {
            int from = products.length;
            products = Arrays.copyOf(products, Math.max(groups, products.length * 2));
            Arrays.fill(products, from, products.length, 1);
        }
        seen.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        seen.mark(groups, rows, arguments[0].validity());
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                products[groups[i]] *= Vectors.doubleAt(arguments[0], i);
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        update(groups, rows, state);
    }

    @Override
    public Vector[] state(int groups) {
        return new Vector[]{result(groups)};
    }

    @Override
    public Vector result(int groups) {
        return new DoubleVector(Arrays.copyOf(products, groups), 0, groups, seen.validity(groups));
    }

    @Override
    public long bytes() {
        return 8L * products.length + seen.bytes();
    }
}
