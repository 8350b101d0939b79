package dev.vonk.kernel.status;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the stages of a job stand in a drawing: inputs on the left, the result on the right. A stage stands in the column
/// behind its last input; within a column stages are ordered by where their inputs stand, so that lines cross little.
///
/// @param places of each stage
/// @param columns how many columns there are
/// @param rows how many stages the fullest column has
record StageLayout(Map<Integer, Place> places, int columns, int rows) {
    record Place(int column, int row) {}

    static StageLayout of(List<StageView> stages) {
        var columns = new HashMap<Integer, Integer>();
        var byColumn = new ArrayList<List<StageView>>();
        for (var stage : stages) {
            int column = 0;
            for (int input : stage.inputs()) {
                column = Math.max(column, columns.getOrDefault(input, -1) + 1);
            }
            columns.put(stage.stage(), column);
            while (byColumn.size() <= column) {
                byColumn.add(new ArrayList<>());
            }
            byColumn.get(column).add(stage);
        }
        var places = new HashMap<Integer, Place>();
        int rows = 0;
        for (int column = 0; column < byColumn.size(); column++) {
            var inOrder = byColumn.get(column).stream()
                    .sorted(Comparator.comparingDouble((StageView stage) -> middle(stage, places))
                            .thenComparingInt(StageView::stage))
                    .toList();
            for (int row = 0; row < inOrder.size(); row++) {
                places.put(inOrder.get(row).stage(), new Place(column, row));
            }
            rows = Math.max(rows, inOrder.size());
        }
        return new StageLayout(places, byColumn.size(), rows);
    }

    private static double middle(StageView stage, Map<Integer, Place> places) {
        return stage.inputs().stream().filter(places::containsKey).mapToInt(input -> places.get(input).row())
                .average().orElse(0);
    }
}
