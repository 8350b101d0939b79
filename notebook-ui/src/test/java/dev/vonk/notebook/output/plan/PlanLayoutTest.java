package dev.vonk.notebook.output.plan;

import dev.vonk.kernel.protocol.Answer.PlanOperator;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PlanLayoutTest {
    private static PlanOperator operator(int id, int stage, Integer... inputs) {
        return new PlanOperator(id, "Op" + id, "", List.of(inputs), stage, 1, 1, 0);
    }

    @Test
    void aJoinStandsBelowTheMiddleOfItsInputs() {
        PlanLayout layout = PlanLayout.of(List.of(operator(0, 1, 1), operator(1, 0, 2, 3), operator(2, 0),
                operator(3, 0)));
        PlanLayout.Place root = layout.places().get(0);
        PlanLayout.Place join = layout.places().get(1);
        PlanLayout.Place left = layout.places().get(2);
        PlanLayout.Place right = layout.places().get(3);
        assertEquals((left.x() + right.x()) / 2, join.x());
        assertEquals(left.y(), right.y());
        assertTrue(left.y() < join.y() && join.y() < root.y());
        assertEquals(2, layout.stages().size());
    }

    @Test
    void whatIsReadTwiceIsDrawnOnceAboveAllWhoReadIt() {
        PlanLayout layout = PlanLayout.of(List.of(operator(0, -1, 1, 2), operator(1, -1, 3), operator(2, -1, 1),
                operator(3, -1)));
        assertEquals(4, layout.places().size());
        double shared = layout.places().get(1).y();
        assertTrue(shared < layout.places().get(2).y());
        assertEquals(List.of(), layout.stages());
    }

    @Test
    void aBrokenPlanIsStillDrawn() {
        assertEquals(2, PlanLayout.of(List.of(operator(0, 0, 1, 9), operator(1, 0, 0))).places().size());
        assertEquals(List.of(), PlanLayout.of(List.of()).places());
    }
}
