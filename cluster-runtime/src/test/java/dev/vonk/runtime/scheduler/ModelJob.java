package dev.vonk.runtime.scheduler;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A job as a walk's plain model has it: what is there, and what is needed, worked out anew each time it is asked.
final class ModelJob {
    final List<StageShape> shapes;
    final ModelOutput[][] outputs;
    final boolean[][] wasThere;
    final boolean indeterminate;

    ModelJob(List<StageShape> shapes) {
        this.shapes = shapes;
        outputs = new ModelOutput[shapes.size()][];
        wasThere = new boolean[shapes.size()][];
        for (var shape : shapes) {
            outputs[shape.id()] = new ModelOutput[shape.tasks()];
            wasThere[shape.id()] = new boolean[shape.tasks()];
        }
        indeterminate = shapes.stream().anyMatch(StageShape::indeterminate);
    }

    boolean reads(StageShape shape, int task, int input, int partition) {
        boolean alone = false;
        for (var near : shape.near()) {
            if (near.stage() == input) {
                alone = true;
                if (task - near.firstTask() == partition) {
                    return true;
                }
            }
        }
        return !alone;
    }

    /// Which outputs somebody needs, worked out from the result backwards.
    boolean[][] needed() {
        var needed = new boolean[shapes.size()][];
        for (int s = shapes.size() - 1; s >= 0; s--) {
            needed[s] = new boolean[shapes.get(s).tasks()];
            for (int p = 0; p < needed[s].length; p++) {
                needed[s][p] = s == shapes.size() - 1;
                for (int c = s + 1; c < shapes.size() && !needed[s][p]; c++) {
                    if (shapes.get(c).inputs().contains(s)) {
                        for (int t = 0; t < needed[c].length; t++) {
                            needed[s][p] |= needed[c][t] && outputs[c][t] == null
                                    && reads(shapes.get(c), t, s, p);
                        }
                    }
                }
            }
        }
        return needed;
    }

    boolean inputsThere(StageShape shape, int task) {
        for (int input : shape.inputs()) {
            for (int p = 0; p < outputs[input].length; p++) {
                if (outputs[input][p] == null && reads(shape, task, input, p)) {
                    return false;
                }
            }
        }
        return true;
    }

    Map<Integer, Integer> origins(StageShape shape, int task) {
        if (!indeterminate) {
            return Map.of();
        }
        var origins = new TreeMap<Integer, Integer>();
        for (int input : shape.inputs()) {
            for (int p = 0; p < outputs[input].length; p++) {
                var output = outputs[input][p];
                if (output != null && reads(shape, task, input, p)) {
                    origins.putAll(output.origins);
                }
            }
        }
        return origins;
    }
}
