package dev.vonk.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Every program of the samples runs and prints what it printed before.
class ProgramsTest {

    @Test
    void theWordsOfATextAreCounted() throws IOException {
        Golden.assertMatches("WordCount.golden", printed(() -> WordCount.main(new String[] {"data/lighthouse.txt"})));
    }

    @Test
    void salesAreReportedByMonthAndShop() throws IOException {
        Golden.assertMatches("SalesReport.golden", printed(() -> SalesReport.main(new String[] {"data"})));
    }

    private static String printed(Runnable program) {
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
