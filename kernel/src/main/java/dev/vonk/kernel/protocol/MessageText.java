package dev.vonk.kernel.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages as JSON text and back. A message is an object of its components, with the simple name of its class as
/// `kind`:
///
///     {"kind":"Execute","cell":"3","text":"1 + 1"}
///
/// Which names there are is read off the sealed families; nothing else can come out of a text.
public final class MessageText {
    private static final String KIND = "kind";
    private static final Map<String, Class<?>> TO_KERNEL = kinds(ToKernel.class);
    private static final Map<String, Class<?>> FROM_KERNEL = kinds(FromKernel.class);

    private MessageText() {}

    public static String write(ToKernel message) {
        return JsonTree.write(tree(message));
    }

    /// @throws MessageException where a value is nested too deeply
    public static String write(FromKernel message) {
        return JsonTree.write(tree(message));
    }

    /// @throws MessageException where the text is no message to the kernel
    public static ToKernel readToKernel(String text) {
        return toKernel(JsonTree.readObject(text));
    }

    /// @throws MessageException where the text is no message from the kernel
    public static FromKernel readFromKernel(String text) {
        return fromKernel(JsonTree.readObject(text));
    }

    /// The same question under another number.
    public static ToKernel.Question renumbered(ToKernel.Question question, long number) {
        return (ToKernel.Question) RecordShape.of(question.getClass()).with((Record) question, "number", number);
    }

    /// The same answer under another number.
    public static Answer renumbered(Answer answer, long number) {
        return (Answer) RecordShape.of(answer.getClass()).with((Record) answer, "number", number);
    }

    /// The same event of a cell of another name.
    public static CellEvent renamed(CellEvent event, String cell) {
        return (CellEvent) RecordShape.of(event.getClass()).with((Record) event, "cell", cell);
    }

    static ToKernel toKernel(Map<String, @Nullable Object> tree) {
        return (ToKernel) record(TO_KERNEL, tree);
    }

    static FromKernel fromKernel(Map<String, @Nullable Object> tree) {
        return (FromKernel) record(FROM_KERNEL, tree);
    }

    private static Map<String, @Nullable Object> tree(Object message) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(KIND, message.getClass().getSimpleName());
        tree.putAll(RecordShape.of(message.getClass()).tree((Record) message));
        return tree;
    }

    private static Record record(Map<String, Class<?>> kinds, Map<String, @Nullable Object> tree) {
        Class<?> type = tree.get(KIND) instanceof String kind ? kinds.get(kind) : null;
        if (type == null) {
            throw new MessageException("a message is of no kind that is known here");
        }
        return RecordShape.of(type).record(tree);
    }

    private static Map<String, Class<?>> kinds(Class<?> family) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        collect(family, kinds);
        return Map.copyOf(kinds);
    }

    private static void collect(Class<?> type, Map<String, Class<?>> kinds) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(each -> collect(each, kinds));
        } else if (kinds.putIfAbsent(type.getSimpleName(), type) != null) {
            throw new IllegalStateException("two kinds of messages are called " + type.getSimpleName());
        }
    }
}
