package dev.vonk.samples;

import org.junit.jupiter.api.Test;

/// Every program of the samples runs and prints what it printed before.
class ProgramsTest {

    @Test
    void theWordsOfATextAreCounted() throws Exception {
        Golden.assertMatches("WordCount.golden", Printed.by(() -> WordCount.main(new String[]{"data/lighthouse.txt"})));
    }

    @Test
    void salesAreReportedByMonthAndShop() throws Exception {
        Golden.assertMatches("SalesReport.golden", Printed.by(() -> SalesReport.main(new String[]{"data"})));
    }
}
