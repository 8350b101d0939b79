package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.NarrowVector;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.vonk.runtime.expression.Calls.call;
import static dev.vonk.runtime.expression.Calls.cast;
import static dev.vonk.runtime.expression.Calls.column;
import static dev.vonk.runtime.expression.Calls.literal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class EvaluatorsTest {
    private static final DataType INT = DataTypes.IntegerType;
    private static final DataType LONG = DataTypes.LongType;

    private static List<Object> values(Expression expression, Batch batch) {
        var result = Evaluators.compile(expression, EvaluationContext.UTC).evaluate(batch);
        var out = new ArrayList<Object>();
        for (int i = 0; i < batch.rowCount(); i++) {
            out.add(Values.read(result, expression.type(), i));
        }
        return out;
    }

    private static int[] select(Expression condition, Batch batch) {
        var out = new int[batch.rowCount()];
        int count = Evaluators.selector(condition, EvaluationContext.UTC).select(batch, out);
        return Arrays.copyOf(out, count);
    }

    @Test
    void arithmeticSeesOnlySelectedRows() {
        var batch = Batch.of(4, LongVector.of(1, Long.MAX_VALUE, 3, 4)).select(new int[]{0, 2, 3}, 3);
        assertEquals(List.of(2L, 4L, 5L), values(call("add", column(0, LONG), literal(1L, LONG)), batch));
    }

    @Test
    void overflowRaisesAndNamesTheRemedy() {
        var batch = Batch.of(2, LongVector.of(1, Long.MAX_VALUE));
        var error = assertThrows(DataException.class,
                () -> values(call("add", column(0, LONG), literal(1L, LONG)), batch));
        assertEquals(
                "[ARITHMETIC_OVERFLOW] 9223372036854775807 + 1 does not fit bigint. Use try_add to get NULL instead, or cast to a wider type first.",
                error.getMessage());
        assertEquals(Arrays.asList(2L, null), values(call("try_add", column(0, LONG), literal(1L, LONG)), batch));
    }

    @Test
    void pricesAreMultipliedInSixtyFourBitsThoughTheirTypeIsWider() {
        var price = new DecimalType(15, 2);
        var batch = Batch.of(2, LongVector.of(100_000, 250_050), LongVector.of(5, 10), LongVector.of(8, 0));
        var one = literal(BigDecimal.ONE, new DecimalType(1, 0));
        var discounted = call("multiply", column(0, price), call("subtract", one, column(1, price)));
        assertEquals("decimal(32,4)", discounted.type().simpleString());
        var charge = call("multiply", discounted, call("add", one, column(2, price)));
        assertEquals("decimal(38,6)", charge.type().simpleString());
        var result = Evaluators.compile(charge, EvaluationContext.UTC).evaluate(batch);
        assertInstanceOf(NarrowVector.class, result);
        assertEquals(List.of(new BigDecimal("1026.000000"), new BigDecimal("2250.450000")), values(charge, batch));
    }

    @Test
    void aGuardedTermIsNotEvaluatedOnTheRowsItsGuardDrops() {
        var batch = Batch.of(3, IntVector.of(0, 1, 2));
        var ten = literal(10, INT);
        var division = call("greater", call("divide", ten, column(0, INT)), literal(6.0, DataTypes.DoubleType));
        var condition = new Expression.And(List.of(call("not_equal", column(0, INT), literal(0, INT)), division));
        assertArrayEquals(new int[]{1}, select(condition, batch));
        assertEquals(List.of(false, true, false), values(condition, batch));
        var choice = new Expression.Case(
                List.of(new Expression.Case.When(call("equal", column(0, INT), literal(0, INT)),
                        literal(-1.0, DataTypes.DoubleType))),
                call("divide", ten, column(0, INT)), DataTypes.DoubleType);
        assertEquals(List.of(-1.0, 10.0, 5.0), values(choice, batch));
    }

    @Test
    void aDictionaryIsComparedEntryByEntry() {
        var names = new DictionaryVector(new int[]{0, 1, 0, 2}, 0, 4, BytesVector.of("a", "b", "c"), null);
        var batch = Batch.of(4, names);
        var condition = call("not_equal", column(0, DataTypes.StringType), literal("a", DataTypes.StringType));
        assertArrayEquals(new int[]{1, 3}, select(condition, batch));
        assertArrayEquals(new int[]{3}, select(condition, batch.select(new int[]{2, 3}, 2)));
    }

    @Test
    void aColumnThatIsConstantInEachBatchIsNotTakenForTheConstantOfTheBatchBefore() {
        var names = BytesVector.of("a", "b");
        var concat = Evaluators.compile(
                call("concat", column(0, DataTypes.StringType), column(1, DataTypes.StringType)),
                EvaluationContext.UTC);
        for (var suffix : List.of("1", "2")) {
            var batch = Batch.of(2, new DictionaryVector(new int[]{1, 0}, 0, 2, names, null),
                    new ConstantVector(BytesVector.of(suffix), 2));
            assertEquals("b" + suffix, Values.read(concat.evaluate(batch), DataTypes.StringType, 0));
        }
    }

    @Test
    void sharedPartsAreEvaluatedOnceABatch() {
        var sum = call("add", column(0, LONG), literal(1L, LONG));
        var projection = Evaluators.compileAll(List.of(sum, sum), EvaluationContext.UTC);
        Vector[] results = projection.evaluate(Batch.of(2, LongVector.of(1, 2)));
        assertSame(results[0], results[1]);
        assertEquals(6L, Values.read(projection.evaluate(Batch.of(1, LongVector.of(5)))[1], LONG, 0));
    }

    @Test
    void rangesOnOneColumnBecomeOneStepAndNarrowColumnsAreNotWidened() {
        var narrow = new NarrowVector(new dev.vonk.runtime.data.ByteVector(new byte[]{0, 5, 10, 15}, 0, 4, null), 1000,
                dev.vonk.runtime.data.PhysicalType.INT);
        var condition = new Expression.And(List.of(call("greater_or_equal", column(0, INT), literal(1005, INT)),
                call("less", column(0, INT), literal(1015, INT))));
        assertArrayEquals(new int[]{1, 2}, select(condition, Batch.of(4, narrow)));
    }

    @Test
    void anErrorInAConstantIsRaisedOnlyWhereARowNeedsIt() {
        var division = call("divide", literal(1, INT), literal(0, INT));
        assertEquals(List.of(), values(division, Batch.of(0, IntVector.of())));
        assertThrows(DataException.class, () -> values(division, Batch.of(1, IntVector.of(1))));
    }

    @Test
    void textBecomesNumbersAndBack() {
        var batch = Batch.of(2, BytesVector.of(" 12 ", null));
        assertEquals(Arrays.asList(12, null), values(cast(column(0, DataTypes.StringType), INT), batch));
        var error = assertThrows(DataException.class,
                () -> values(cast(column(0, DataTypes.StringType), INT), Batch.of(1, BytesVector.of("x1"))));
        assertEquals("CAST_INVALID_INPUT", error.condition());
    }
}
