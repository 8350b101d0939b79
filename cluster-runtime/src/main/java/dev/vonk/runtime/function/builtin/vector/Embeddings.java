package dev.vonk.runtime.function.builtin.vector;

import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.BoundFunction;
import dev.vonk.runtime.function.Family;
import dev.vonk.runtime.function.FunctionFamily;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.Shapes;
import dev.vonk.runtime.function.builtin.ListArgument;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Arrays of FLOAT as points of a space. An array that holds a NULL makes the result NULL.
public final class Embeddings implements FunctionFamily {
    private static final ArrayType POINT = new ArrayType(DataTypes.FloatType, true);

    /// A number made of two points; NaN stands for none.
    private interface Pair {
        double of(float[] left, float[] right);
    }

    @Override
    public List<ScalarFunction> scalars() {
        var family = new Family("vector");
        pair(family, "vector_inner_product", "The sum of the products of the points' numbers.", "11.0",
                Embeddings::product);
        pair(family, "vector_l2_distance", "The Euclidean distance of two points.", "2.828427", Embeddings::distance);
        pair(family, "vector_cosine_similarity",
                "The cosine of the angle between two points; NULL for one of length 0.",
                "0.9838699", Embeddings::cosine);
        family.scalar("vector_norm", "vector_norm(vector[, degree])",
                "The length of a point by the norm of degree 1, 2 (where none is given) or infinity.",
                "vector_norm(array(float(3), float(4)))", "5.0").raises()
                .binds(types -> normed(types, DataTypes.FloatType, lengths()));
        family.scalar("vector_normalize", "vector_normalize(vector[, degree])",
                "The point divided by its length by the norm of degree 1, 2 (where none is given) or infinity; NULL where that is 0.",
                "vector_normalize(array(float(3), float(4)))", "[0.6, 0.8]").raises()
                .binds(types -> normed(types, POINT, normalized()));
        return family.functions();
    }

    private static boolean isPoint(DataType type) {
        return type instanceof ArrayType(DataType.FloatType _, var _);
    }

    private static void pair(Family family, String name, String description, String result, Pair pair) {
        family.scalar(name, name + "(left, right)", description,
                name + "(array(float(1), float(2)), array(float(3), float(4)))", result).raises().binds(types -> {
                    if (types.size() != 2 || !isPoint(types.get(0)) || !isPoint(types.get(1))) {
                        return Optional.empty();
                    }
                    return Optional.of(new BoundFunction(types, DataTypes.FloatType, pairs(name, pair)));
                });
    }

    private static Kernel pairs(String name, Pair pair) {
        return (a, rows, validity, _) -> {
            var left = ListArgument.of(a[0]);
            var right = ListArgument.of(a[1]);
            return Shapes.values(DataTypes.FloatType, rows, validity, (i, out) -> {
                if (left.size(i) != right.size(i)) {
                    throw new DataException("VECTOR_DIMENSION_MISMATCH",
                            name + " goes between points of one space, not of "
                                    + left.size(i) + " and " + right.size(i) + " dimensions.");
                }
                var x = point(left, i);
                var y = point(right, i);
                double value = x == null || y == null ? Double.NaN : pair.of(x, y);
                if (Double.isNaN(value)) {
                    out.appendNull();
                } else {
                    out.appendDouble(value);
                }
            });
        };
    }

    private static float @Nullable [] point(ListArgument list, int row) {
        if (list.anyNull(row)) {
            return null;
        }
        var point = new float[list.size(row)];
        for (int k = 0; k < point.length; k++) {
            point[k] = (float) Vectors.doubleAt(list.elements(), list.start(row) + k);
        }
        return point;
    }

    private static double product(float[] left, float[] right) {
        float sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * right[k];
        }
        return sum;
    }

    private static double distance(float[] left, float[] right) {
        float sum = 0;
        for (int k = 0; k < left.length; k++) {
            float difference = left[k] - right[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static double cosine(float[] left, float[] right) {
        float lengths = (float) Math.sqrt((float) product(left, left) * (float) product(right, right));
        return left.length == 0 || lengths == 0 ? Double.NaN : (float) product(left, right) / lengths;
    }

    private static Optional<BoundFunction> normed(List<DataType> types, DataType result, Kernel kernel) {
        boolean fits = types.size() == 1 || types.size() == 2 && (types.get(1) instanceof DataType.FloatType
                || types.get(1) instanceof DataType.NullType);
        if (types.isEmpty() || !fits || !isPoint(types.getFirst())) {
            return Optional.empty();
        }
        var wanted = types.size() == 1 ? types : List.of(types.getFirst(), DataTypes.FloatType);
        return Optional.of(new BoundFunction(wanted, result, kernel));
    }

    private static Kernel lengths() {
        return (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            return Shapes.values(DataTypes.FloatType, rows, validity, (i, out) -> {
                var point = point(list, i);
                double degree = a.length > 1 ? Vectors.doubleAt(a[1], i) : 2;
                double length = length(point == null ? new float[0] : point, degree);
                if (point == null) {
                    out.appendNull();
                } else {
                    out.appendDouble(length);
                }
            });
        };
    }

    private static Kernel normalized() {
        return (a, rows, validity, _) -> {
            var list = ListArgument.of(a[0]);
            return Shapes.values(POINT, rows, validity, (i, out) -> {
                var point = point(list, i);
                float length = (float) length(point == null ? new float[0] : point,
                        a.length > 1 ? Vectors.doubleAt(a[1], i) : 2);
                if (point == null || length == 0 && point.length > 0) {
                    out.appendNull();
                    return;
                }
                for (float part : point) {
                    out.elements().appendDouble(part / length);
                }
                out.endList();
            });
        };
    }

    private static double length(float[] point, double degree) {
        if (degree == 2) {
            return Math.sqrt(product(point, point));
        }
        if (degree != 1 && degree != Double.POSITIVE_INFINITY) {
            throw new DataException("INVALID_VECTOR_NORM_DEGREE",
                    "There is no norm of degree " + degree + ". Use 1, 2 or infinity.");
        }
        float sum = 0;
        float most = 0;
        for (float part : point) {
            sum += Math.abs(part);
            most = Math.max(most, Math.abs(part));
        }
        return degree == 1 ? sum : most;
    }
}
