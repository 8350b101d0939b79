package dev.vonk.runtime.code.pack;

import dev.vonk.runtime.code.MapFunction;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.plan.PhysicalPlan.Filter;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.source.range.RangeSource;
import dev.vonk.runtime.stage.TaskFailure;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ObjectCodecTest {
    private static final ObjectCodec CODEC = ObjectCodec.standard();

    enum Shape {
        ROUND, SQUARE {
            @Override
            int corners() {
                return 4;
            }
        };

        int corners() {
            return 0;
        }
    }

    record Pair(Object left, Object right) {}

    record Everything(int i, long l, boolean z, double d, float f, short s, byte b, char c, String text, Shape shape) {}

    static class Chain implements Serializable {
        Object next;
        transient int forgotten = 7;
    }

    static class Plain {
        int value = 3;
    }

    static class Sick extends RuntimeException {
        final int grade;

        Sick(int grade) {
            super("grade " + grade);
            this.grade = grade;
        }
    }

    static class Failing extends Exception {
        int code = 0;

        Failing(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static Object again(Object value) {
        return CODEC.read(CODEC.write(value), Object.class, ObjectCodecTest.class.getClassLoader());
    }

    @Test
    void valuesOfTheJdkComeBackEqual() {
        var values = new ArrayList<Object>(List.of(1, -1L, true, 1.5, 2.5f, (short) 3, (byte) 4, 'x', "text", "",
                "äöü", "日本", "\ud800 alone", BigInteger.TEN.pow(40), new BigDecimal("-1.50"), Instant.now(),
                LocalDate.of(-1, 2, 3), LocalDateTime.of(2026, 11, 24, 12, 13, 14, 15), LocalTime.of(1, 2, 3, 4),
                Duration.ofNanos(-5),
                Period.of(1, 2, 3), ZoneId.of("Europe/Berlin"), ZoneId.of("UTC"), ZoneId.of("+02:00"),
                DayOfWeek.FRIDAY, Optional.of("x"), Optional.empty(), UUID.randomUUID(), int.class, String.class,
                int[][].class, Map.Entry.class, List.of(), List.of(1, 2), Set.of(1, 2), Map.of("a", 1),
                Map.entry("a", 1), Shape.ROUND, Shape.SQUARE, new Pair(1, List.of("x")),
                new Everything(1, 2, true, 3, 4, (short) 5, (byte) 6, '7', "8", Shape.SQUARE)));
        values.add(Arrays.asList(1, null));
        values.add(Collections.unmodifiableList(Arrays.asList(1, null)));
        values.add(new TreeMap<>(Map.of("b", 1, "a", 2)));
        values.add(new LinkedHashMap<>(Map.of("b", 1, "a", 2)));
        values.add(Row.of(new StructType().add("a", DataTypes.LongType), 5L));
        for (var value : values) {
            assertEquals(value, again(value), () -> value.getClass().getName());
        }
        assertEquals(values, again(values));
        assertNull(((List<?>) again(Arrays.asList((Object) null))).getFirst());
        assertArrayEquals(new int[]{1, -2}, (int[]) again(new int[]{1, -2}));
        assertArrayEquals(new boolean[]{true}, (boolean[]) again(new boolean[]{true}));
        assertArrayEquals(new String[][]{{"a", null}, {}}, (String[][]) again(new String[][]{{"a", null}, {}}));
        assertArrayEquals(new Pair[]{new Pair(1, 2)}, (Pair[]) again(new Pair[]{new Pair(1, 2)}));
    }

    @Test
    void whatWasOneObjectIsOneAgain() {
        var shared = new ArrayList<Object>();
        var pair = (Pair) again(new Pair(shared, List.of(shared)));
        assertSame(pair.left(), ((List<?>) pair.right()).getFirst());
        var chain = new Chain();
        chain.next = new HashMap<>(Map.of("self", chain));
        var back = (Chain) again(chain);
        assertSame(back, ((Map<?, ?>) back.next).get("self"));
        assertEquals(0, back.forgotten);
    }

    @Test
    void aRecordThatLeadsBackToItselfIsAnError() {
        var list = new ArrayList<Object>();
        var pair = new Pair(1, list);
        list.add(pair);
        assertEquals("[NOT_SERIALIZABLE] An object of dev.vonk.runtime.code.pack.ObjectCodecTest.Pair leads back to "
                + "itself, which records and lists that cannot be changed do not allow where they travel. Held by "
                + "element 0 of a collection, in `right` of dev.vonk.runtime.code.pack.ObjectCodecTest.Pair. "
                + "Keep a key instead of the object itself.",
                assertThrows(DataException.class, () -> CODEC.write(pair)).getMessage());
    }

    @Test
    void builtInFunctionsAreTheRegistrysOwn() {
        var upper = FunctionRegistry.builtin().scalar("upper").orElseThrow();
        var sum = FunctionRegistry.builtin().aggregate("sum").orElseThrow();
        assertSame(upper, again(upper));
        assertSame(sum, again(sum));
    }

    @Test
    void lambdasComeBackWithWhatTheyCaptured() throws Exception {
        int more = 5;
        MapFunction<Integer, Integer> add = x -> x + more;
        MapFunction<Integer, Integer> twice = x -> add.call(add.call(x));
        MapFunction<String, Integer> length = String::length;
        assertEquals(11, call(again(twice), 1));
        assertEquals(3, call(again(length), "abc"));
    }

    @SuppressWarnings("unchecked")
    private static Object call(Object function, Object argument) throws Exception {
        return ((MapFunction<Object, Object>) function).call(argument);
    }

    @Test
    @SuppressWarnings("unchecked")
    void comparatorsThatTheJdkWroteTravel() {
        var byValue = (Comparator<Map.Entry<String, Integer>>) again(Map.Entry.comparingByValue());
        assertTrue(byValue.compare(Map.entry("a", 2), Map.entry("b", 1)) > 0);
        var byLength = Comparator
                .comparing((java.util.function.Function<String, Integer> & Serializable) String::length)
                .thenComparing(Comparator.reverseOrder());
        var read = (Comparator<String>) again(byLength);
        assertTrue(read.compare("b", "aa") < 0);
        assertTrue(read.compare("b", "a") < 0);
    }

    @Test
    void rowsInMemoryTravelAsBatches() {
        var schema = new StructType().add("a", DataTypes.LongType).add("t", DataTypes.StringType);
        var rows = List.of(Row.of(schema, 1L, "x"), Row.of(schema, 2L, null));
        var read = (MemorySource) again(MemorySource.ofRows(schema, rows));
        assertEquals(schema, read.schema());
        assertEquals(2, read.rows());
    }

    @Test
    void planNodesThatAreSharedStayShared() {
        var source = new RangeSource(0, 10, 1, 2);
        var scan = new PhysicalPlan.Scan(source, new ScanRequest(List.of(0), List.of(), 7), source.schema(),
                Map.of(0, 3));
        var union = new PhysicalPlan.Union(List.of(scan, scan), source.schema());
        var read = (PhysicalPlan.Union) again(union);
        assertEquals(union.treeString(), read.treeString());
        assertSame(read.children().get(0), read.children().get(1));
    }

    private static PhysicalPlan deep(int levels) {
        var source = new RangeSource(0, 10, 1, 2);
        PhysicalPlan plan = new PhysicalPlan.Scan(source, new ScanRequest(List.of(0), List.of(), 7), source.schema(),
                Map.of());
        for (int i = 0; i < levels; i++) {
            plan = new Filter(plan, new Literal(true, DataTypes.BooleanType));
        }
        return plan;
    }

    @Test
    void aPlanOfAThousandStepsPassesAndOneOfAHundredThousandIsAClearError() {
        var plan = deep(1_000);
        assertEquals(plan.treeString(), ((PhysicalPlan) again(plan)).treeString());
        Expression expression = new Literal(1L, DataTypes.LongType);
        var function = FunctionRegistry.builtin().scalar("+").or(() -> FunctionRegistry.builtin().scalar("abs"))
                .orElseThrow();
        for (int i = 0; i < 1_000; i++) {
            expression = new Call(function, List.of(expression), DataTypes.LongType, false);
        }
        var read = (Expression) again(expression);
        int depth = 0;
        for (; read instanceof Call call; read = call.arguments().getFirst()) {
            depth++;
        }
        assertEquals(1_000, depth);
        assertEquals("[NOT_SERIALIZABLE] The object is nested more than 20000 levels deep. Make it flatter: a list "
                + "instead of a chain.",
                assertThrows(DataException.class, () -> CODEC.write(deep(100_000))).getMessage());
    }

    @Test
    void deepBytesAreAClearError() {
        var bytes = new java.io.ByteArrayOutputStream();
        var one = CODEC.write(new ArrayList<>(List.of(new ArrayList<>())));
        for (int i = 0; i < 100_000; i++) {
            bytes.write(one, 0, one.length / 2);
        }
        var error = assertThrows(UnreadableObjectException.class, () -> read(bytes.toByteArray()));
        assertEquals("an object nested more than 20000 levels deep", error.getMessage());
    }

    private static Object read(byte[] bytes) {
        return CODEC.read(bytes, Object.class, ObjectCodecTest.class.getClassLoader());
    }

    @Test
    void aFewBytesThatClaimTooMuchAreRefused() {
        for (var value : List.of("text", new byte[1], new ArrayList<>(List.of(1)), List.of(1, 2, 3),
                new HashMap<>(Map.of(1, 2)),
                new int[]{1}, new Object[]{1}, Map.of(1, 1), BigInteger.ONE)) {
            var bytes = CODEC.write(value);
            for (int at = 0; at < bytes.length; at++) {
                var hostile = Arrays.copyOf(bytes, at + 5);
                System.arraycopy(new byte[]{-1, -1, -1, -1, 7}, 0, hostile, at, 5);
                readOrRefuse(hostile);
            }
        }
    }

    @Test
    void randomBytesAreRefusedOrAnObject() {
        var random = new Random(1);
        var plan = CODEC.write(deep(3));
        for (int i = 0; i < 20_000; i++) {
            var bytes = i % 2 == 0 ? new byte[random.nextInt(60)] : plan.clone();
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            readOrRefuse(bytes);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            read(bytes);
        } catch (UnreadableObjectException expected) {
            assertNotNull(expected.getMessage());
        }
    }

    @Test
    void classesOutsideTheTableAreRefusedBothWays() {
        assertEquals("[NOT_SERIALIZABLE] Objects of java.lang.Thread cannot travel to a worker. Held by `left` of "
                + "dev.vonk.runtime.code.pack.ObjectCodecTest.Pair. Make the object inside the function, once for each "
                + "partition (mapPartitions), or keep only plain values of it.",
                assertThrows(DataException.class, () -> CODEC.write(new Pair(Thread.currentThread(), 1))).getMessage());
        assertEquals(
                "[NOT_SERIALIZABLE] Objects of dev.vonk.runtime.code.pack.ObjectCodecTest.Plain cannot travel to a "
                        + "worker: the class does not implement java.io.Serializable. Let it implement Serializable where it only "
                        + "holds values, make it a record, or make the object inside the function.",
                assertThrows(DataException.class, () -> CODEC.write(new Plain())).getMessage());
        Runnable plain = () -> {
        };
        assertTrue(assertThrows(DataException.class, () -> CODEC.write(List.of(plain))).getMessage()
                .startsWith(
                        "[NOT_SERIALIZABLE] The lambda (a lambda of dev.vonk.runtime.code.pack.ObjectCodecTest) is of "
                                + "an interface that is not serialisable. Held by element 0 of a collection."));
        var bytes = CODEC.write(new Pair(1, 2));
        var named = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        var name = Pair.class.getName();
        for (var other : List.of("java.lang.ProcessBuilder", "dev.vonk.runtime.code.pack.Graph", "no.such.Thing")) {
            var padded = named.replace((char) (name.length() << 1) + name, (char) (other.length() << 1) + other);
            var hostile = padded.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            var error = assertThrows(UnreadableObjectException.class, () -> read(hostile));
            assertTrue(error.getMessage().contains(other), error.getMessage());
        }
    }

    @Test
    void failuresKeepClassMessageCauseAndTrace() {
        var cause = new ArithmeticException("/ by zero");
        var data = new DataException("FAILED_EXECUTE_UDF", "It failed.", cause);
        var read = ((TaskFailure.UserError) again(new TaskFailure.UserError(data))).cause();
        assertEquals(DataException.class, read.getClass());
        assertEquals(data.getMessage(), read.getMessage());
        assertEquals(data.condition(), ((DataException) read).condition());
        assertArrayEquals(frames(data), frames(read));
        assertEquals(ArithmeticException.class, Objects.requireNonNull(read.getCause()).getClass());
        assertArrayEquals(frames(cause), frames(read.getCause()));
        var io = again(new UncheckedIOException("x", new IOException("disk")));
        assertInstanceOf(IOException.class, ((UncheckedIOException) io).getCause());
        assertEquals("java.lang.AssertionError: no", again(new AssertionError("no")).toString());
        assertEquals("java.lang.IllegalStateException", again(new IllegalStateException()).toString());
        assertEquals("java.lang.OutOfMemoryError: heap", again(new OutOfMemoryError("heap")).toString());
        var failing = new Failing("no", new IOException("y"));
        failing.code = 4;
        assertEquals(4, ((Failing) again(failing)).code);
    }

    @Test
    void whatCannotBeMadeAgainSaysTheSame() {
        var sick = assertInstanceOf(RemoteException.class, again(new Sick(3)));
        assertEquals(new Sick(3).toString(), sick.toString());
        assertEquals("grade 3", sick.getMessage());
        assertEquals(Sick.class.getName(), ((RemoteException) again(sick)).originalClass());
    }

    private static String[] frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace()).map(
                frame -> frame.getClassName() + frame.getMethodName() + frame.getFileName() + frame.getLineNumber())
                .toArray(String[]::new);
    }

    /// A record that became part of a listed one must be listed too.
    @Test
    void whatListedRecordsAreMadeOfIsListed() {
        var missing = new java.util.TreeSet<String>();
        for (var entry : CODEC.table().entries()) {
            if (entry.type().isRecord()) {
                for (var component : entry.type().getRecordComponents()) {
                    addUnlisted(component.getGenericType(), missing);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static void addUnlisted(java.lang.reflect.Type type, Set<String> missing) {
        switch (type) {
            case Class<?> plain when plain.isArray() -> addUnlisted(plain.getComponentType(), missing);
            case Class<?> plain when plain.isSealed() ->
                Arrays.stream(plain.getPermittedSubclasses()).forEach(each -> addUnlisted(each, missing));
            case Class<?> plain when plain.getName().startsWith("dev.vonk.") && !plain.isInterface() -> {
                if (CODEC.listed(plain.getName()) == null) {
                    missing.add(plain.getName());
                }
            }
            case java.lang.reflect.ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).forEach(each -> addUnlisted(each, missing));
            default -> {
            }
        }
    }

    @Test
    void theTablesHashDoesNotChange() {
        assertEquals(64, CODEC.tableHash().length());
    }
}
