package dev.vonk.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a piece of code prints to standard output.
final class Printed {
    private Printed() {}

    /// A program that may fail in any way.
    @FunctionalInterface
    interface Program {
        void run() throws ReflectiveOperationException;
    }

    static String by(Program program) throws ReflectiveOperationException {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
