package dev.vonk.kernel.protocol;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Messages with random contents, made from the declarations of the families, so that none is forgotten.
final class Specimens {
    private static final List<String> TEXTS = List.of("", "a", "1 + 1", "line\nand \"quotes\" \\ \t \0 \u001b[1m",
            "h\u00e4\u00dflich \u65e5\u672c \ud83d\ude00", "half \ud83d of a pair", "\udc00\ud800",
            "</script>\u2028\u2029", "NaN");
    /// How many of them may be names in an object; halves of pairs may not.
    private static final int NAMES = 5;
    private static final List<Double> DOUBLES = List.of(0.0, -0.0, 1.5, -1e-300, Double.MAX_VALUE, Double.MIN_VALUE,
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.1 + 0.2);
    private static final List<Long> LONGS = List.of(0L, 1L, -1L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE,
            Long.MIN_VALUE);
    private static final List<Duration> DURATIONS = List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofDays(3),
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofNanos(-1));

    private final RandomGenerator random;

    Specimens(RandomGenerator random) {
        this.random = random;
    }

    static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(Specimens::kinds)
                : Stream.of(family);
    }

    Record of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (Record) constructor.newInstance(Arrays.stream(components).map(this::component).toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(type.toString(), impossible);
        }
    }

    private @Nullable Object component(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType());
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return any(List.of(plain.getEnumConstants()));
        }
        if (plain.isRecord()) {
            return of(plain);
        }
        return switch (plain.getName()) {
            case "java.lang.String" -> any(TEXTS);
            case "long" -> any(LONGS);
            case "int", "java.lang.Integer" -> random.nextBoolean() ? random.nextInt() : Integer.MIN_VALUE;
            case "boolean" -> random.nextBoolean();
            case "double", "java.lang.Double" -> any(DOUBLES);
            case "java.time.Duration" -> any(DURATIONS);
            case "java.lang.Object" -> tree(3);
            default -> throw new AssertionError("no specimen of " + plain + "; the codec must learn it too");
        };
    }

    private Object container(ParameterizedType type) {
        Type[] inner = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            Map<String, Object> map = new LinkedHashMap<>();
            TEXTS.subList(0, random.nextInt(NAMES)).forEach(key -> map.put(key, value(inner[1])));
            return map;
        }
        boolean free = inner[0] == Object.class;
        List<@Nullable Object> list = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            list.add(free && random.nextInt(4) == 0 ? null : value(inner[0]));
        }
        return list;
    }

    /// Numbers as they come back: the smallest that holds them.
    private Object tree(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt();
            case 2 -> any(List.of(1L << 53, Long.MAX_VALUE, Long.MIN_VALUE));
            case 3 -> BigInteger.TWO.pow(64 + random.nextInt(64));
            case 4 -> any(DOUBLES);
            case 5 -> any(TEXTS);
            case 6 -> {
                List<@Nullable Object> list = new ArrayList<>();
                list.add(null);
                list.add(tree(depth - 1));
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                map.put(any(TEXTS.subList(0, NAMES)), tree(depth - 1));
                map.put("nothing", null);
                yield map;
            }
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
