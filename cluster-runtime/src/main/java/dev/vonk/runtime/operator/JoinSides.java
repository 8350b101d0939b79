package dev.vonk.runtime.operator;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.StructType;
import java.util.List;

/// A hash join seen from its build side and its probe side instead of from left and right.
record JoinSides(PhysicalPlan.HashJoin plan) {
    StructType build() {
        return plan.buildRight() ? plan.right().schema() : plan.left().schema();
    }

    StructType probe() {
        return plan.buildRight() ? plan.left().schema() : plan.right().schema();
    }

    List<Expression> buildKeys() {
        return plan.buildRight() ? plan.rightKeys() : plan.leftKeys();
    }

    List<Expression> probeKeys() {
        return plan.buildRight() ? plan.leftKeys() : plan.rightKeys();
    }

    /// Whether probe rows without a match are put out beside nulls.
    boolean keepsProbe() {
        return plan.buildRight() ? plan.kind().rightMayBeNull() : plan.kind().leftMayBeNull();
    }

    /// Whether build rows without a match are put out beside nulls.
    boolean keepsBuild() {
        return plan.buildRight() ? plan.kind().leftMayBeNull() : plan.kind().rightMayBeNull();
    }

    /// Whether only left rows come out, those with a match or those without.
    boolean isTest() {
        return !plan.kind().outputsRight();
    }

    boolean isAnti() {
        return plan.kind() == JoinKind.LEFT_ANTI;
    }

    /// Whether which build rows were matched must be remembered to the end.
    boolean marksBuild() {
        return keepsBuild() || isTest() && !plan.buildRight();
    }

    /// Whether all that counts of the build side is which keys it has.
    boolean needsOnlyKeys() {
        return isTest() && plan.buildRight() && plan.condition() == null;
    }

    /// Whether a join with an empty build side puts out nothing.
    boolean isEmptyWithoutBuild() {
        return !keepsProbe() && !(isAnti() && plan.buildRight());
    }
}
