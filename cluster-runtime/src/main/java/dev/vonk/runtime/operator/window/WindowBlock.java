package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Vector;
import java.util.Arrays;

/// Whole partitions in order, and where they and their peers (rows equal in the order) begin.
///
/// @param rows of all partitions
/// @param partitions where each begins, and after the last one the number of rows
/// @param peers the same for peers; every partition begins new ones
public record WindowBlock(int rows, int[] partitions, int[] peers) {
    /// A block of `rows` rows with these keys, which are dense.
    public static WindowBlock of(int rows, Vector[] partitionKeys, Vector[] orderKeys) {
        var begins = new boolean[rows];
        if (rows > 0) {
            begins[0] = true;
        }
        Changes.mark(partitionKeys, rows, begins);
        var partitions = places(begins);
        if (orderKeys.length > 0) {
            Changes.mark(orderKeys, rows, begins);
        }
        return new WindowBlock(rows, partitions, places(begins));
    }

    private static int[] places(boolean[] begins) {
        var places = new int[16];
        int count = 0;
        for (int i = 0; i < begins.length; i++) {
            if (begins[i]) {
                if (count + 1 >= places.length) {
                    places = Arrays.copyOf(places, count * 2 + 2);
                }
                places[count++] = i;
            }
        }
        places[count] = begins.length;
        return Arrays.copyOf(places, count + 1);
    }

    /// How many partitions.
    public int count() {
        return partitions.length - 1;
    }

    /// The rows of partition `partition`.
    int size(int partition) {
        return partitions[partition + 1] - partitions[partition];
    }

    /// The number of each row's partition.
    int[] numbers() {
        var numbers = new int[rows];
        for (int p = 0; p < count(); p++) {
            Arrays.fill(numbers, partitions[p], partitions[p + 1], p);
        }
        return numbers;
    }
}
