package dev.vonk.runtime.source.csv;

import dev.vonk.runtime.source.ReadCases;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class CsvCasesTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> shapes() throws Exception {
        return ReadCases.tests(CsvCasesTest.class, "shapes.cases", new CsvFormat(), folder);
    }

    @TestFactory
    Stream<DynamicTest> values() throws Exception {
        return ReadCases.tests(CsvCasesTest.class, "values.cases", new CsvFormat(), folder);
    }

    @TestFactory
    Stream<DynamicTest> malformedRecords() throws Exception {
        return ReadCases.tests(CsvCasesTest.class, "malformed.cases", new CsvFormat(), folder);
    }
}
