package dev.vonk.runtime.code.pack;

import dev.vonk.runtime.code.AccumulatorV2;
import java.lang.invoke.SerializedLambda;

/// Is told of the user's code that an object graph takes along.
public interface Travellers {
    /// Nobody who wants to know.
    Travellers UNSEEN = new Travellers() {
        @Override
        public void met(Class<?> type) {
        }

        @Override
        public void met(Class<?> capturing, SerializedLambda lambda) {
        }
    };

    /// An object of a class of the user, or the class itself.
    void met(Class<?> type);

    /// A lambda that was written in a class of the user.
    void met(Class<?> capturing, SerializedLambda lambda);

    /// An accumulator of the user's own making.
    default void met(AccumulatorV2<?, ?> accumulator) {
    }

    /// Who holds a value that a lambda of the user captured, for the message where it cannot travel.
    default String captured(Class<?> capturing, SerializedLambda lambda, int index) {
        return "a lambda of " + Names.of(capturing);
    }
}
