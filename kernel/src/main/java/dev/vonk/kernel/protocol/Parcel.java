package dev.vonk.kernel.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What travels over a connection: a message with its number, and up to which number the sender has received.
///
///     {"number":17,"received":5,"message":{"kind":"Started","cell":"3"}}
///
/// Each side counts what it sends from 1, for as long as the front end exists, over all of its connections. Numbers only
/// grow; some may be left out. So after a new connection each side knows what to send again, and what came twice.
///
/// @param number of the message; without one, the last number that the sender has given
/// @param received the highest number that the sender has seen of the other side
/// @param message null where there is none: the first parcel of each connection, from the kernel
public record Parcel<M>(long number, long received, @Nullable M message) {

    /// The text of a parcel.
    ///
    /// @param message the text of its message, as [MessageText] writes it
    public static String text(long number, long received, String message) {
        return "{\"number\":" + number + ",\"received\":" + received + ",\"message\":" + message + "}";
    }

    /// The text of a parcel without a message.
    public static String greeting(long number, long received) {
        return text(number, received, "null");
    }

    /// @throws MessageException where the text is no parcel with a message to the kernel
    public static Parcel<ToKernel> readToKernel(String text) {
        Map<String, @Nullable Object> tree = JsonTree.readObject(text);
        return new Parcel<>(number(tree, "number"), number(tree, "received"),
                MessageText.toKernel(JsonTree.object(tree.get("message"), "a message")));
    }

    /// @throws MessageException where the text is no parcel from the kernel
    public static Parcel<FromKernel> readFromKernel(String text) {
        Map<String, @Nullable Object> tree = JsonTree.readObject(text);
        Object message = tree.get("message");
        return new Parcel<>(number(tree, "number"), number(tree, "received"),
                message == null ? null : MessageText.fromKernel(JsonTree.object(message, "a message")));
    }

    private static long number(Map<String, @Nullable Object> tree, String name) {
        return switch (tree.get(name)) {
            case Integer number -> number;
            case Long number -> number;
            case null, default -> throw new MessageException("a message has no " + name);
        };
    }
}
