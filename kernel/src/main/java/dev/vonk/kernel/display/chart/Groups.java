package dev.vonk.kernel.display.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/// Rows put into numbered groups, of each row one number.
final class Groups {
    private Groups() {}

    /// @param group the row's group, less than `count`; negative where the row belongs to none
    static double[][] of(List<Map<?, ?>> rows, int count, ToIntFunction<Map<?, ?>> group,
            ToDoubleFunction<Map<?, ?>> number) {
        int[] groups = rows.stream().mapToInt(group).toArray();
        int[] sizes = new int[count];
        Arrays.stream(groups).filter(index -> index >= 0).forEach(index -> sizes[index]++);
        double[][] numbers = new double[count][];
        Arrays.setAll(numbers, index -> new double[sizes[index]]);
        for (int index = 0; index < groups.length; index++) {
            int target = groups[index];
            if (target >= 0) {
                numbers[target][--sizes[target]] = number.applyAsDouble(rows.get(index));
            }
        }
        return numbers;
    }
}
