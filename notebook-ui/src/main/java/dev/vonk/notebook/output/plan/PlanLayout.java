package dev.vonk.notebook.output.plan;

import dev.vonk.kernel.protocol.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the operators of a plan stand: rows flow downwards, from the sources at the top to the result at the bottom. An
/// operator stands below the middle of those it reads from.
///
///     [Scan]   [Scan]     layer 0
///        [Join]           layer 1
///        [Sort]           layer 2
record PlanLayout(List<Place> places, List<StageBox> stages, double width, double height) {
    static final double BOX_WIDTH = 208;
    static final double BOX_HEIGHT = 78;
    private static final double GAP_X = 36;
    private static final double GAP_Y = 46;
    private static final double MARGIN = 26;

    record Place(Answer.PlanOperator operator, double x, double y) {}

    record StageBox(int stage, double x, double y, double width, double height) {}

    PlanLayout {
        places = List.copyOf(places);
        stages = List.copyOf(stages);
    }

    /// @param operators the root first
    static PlanLayout of(List<Answer.PlanOperator> operators) {
        if (operators.isEmpty()) {
            return new PlanLayout(List.of(), List.of(), 0, 0);
        }
        return new Walk(operators).layout();
    }

    private static final class Walk {
        private final Map<Integer, Answer.PlanOperator> byId = new HashMap<>();
        private final Map<Integer, Integer> depths = new HashMap<>();
        private final Map<Integer, Double> columns = new HashMap<>();
        private final List<Answer.PlanOperator> operators;
        private double nextColumn;

        Walk(List<Answer.PlanOperator> operators) {
            this.operators = operators;
            operators.forEach(operator -> byId.put(operator.id(), operator));
            int root = operators.getFirst().id();
            deepen(root, 0);
            column(root);
        }

        /// As deep as the longest way from the root; plans have no circles.
        private void deepen(int id, int depth) {
            if (depth > byId.size() || !byId.containsKey(id) || depths.getOrDefault(id, -1) >= depth) {
                return;
            }
            depths.put(id, depth);
            byId.get(id).inputs().forEach(input -> deepen(input, depth + 1));
        }

        private double column(int id) {
            Double known = columns.get(id);
            if (known != null) {
                return known;
            }
            columns.put(id, nextColumn);
            List<Integer> inputs = byId.get(id).inputs().stream().filter(byId::containsKey).toList();
            double column = inputs.isEmpty()
                    ? nextColumn++
                    : inputs.stream().mapToDouble(this::column).average().orElse(0);
            columns.put(id, column);
            return column;
        }

        PlanLayout layout() {
            int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            List<Place> places = new ArrayList<>();
            for (Answer.PlanOperator operator : operators) {
                if (depths.containsKey(operator.id())) {
                    double x = MARGIN + columns.get(operator.id()) * (BOX_WIDTH + GAP_X);
                    double y = MARGIN + (deepest - depths.get(operator.id())) * (BOX_HEIGHT + GAP_Y);
                    places.add(new Place(operator, x, y));
                }
            }
            double width = 2 * MARGIN + Math.max(1, nextColumn) * (BOX_WIDTH + GAP_X) - GAP_X;
            double height = 2 * MARGIN + (deepest + 1) * (BOX_HEIGHT + GAP_Y) - GAP_Y;
            return new PlanLayout(places, stages(places), width, height);
        }

        private static List<StageBox> stages(List<Place> places) {
            Map<Integer, List<Place>> byStage = new TreeMap<>();
            places.stream().filter(place -> place.operator().stage() >= 0)
                    .forEach(place -> byStage.computeIfAbsent(place.operator().stage(), _ -> new ArrayList<>())
                            .add(place));
            List<StageBox> boxes = new ArrayList<>();
            byStage.forEach((stage, of) -> {
                double x = of.stream().mapToDouble(Place::x).min().orElse(0) - 12;
                double y = of.stream().mapToDouble(Place::y).min().orElse(0) - 20;
                double right = of.stream().mapToDouble(Place::x).max().orElse(0) + BOX_WIDTH + 12;
                double bottom = of.stream().mapToDouble(Place::y).max().orElse(0) + BOX_HEIGHT + 10;
                boxes.add(new StageBox(stage, x, y, right - x, bottom - y));
            });
            return boxes;
        }
    }
}
