package dev.vonk.samples;

import dev.vonk.architecture.PackageMapCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PackagesTest {
    @Test
    void theClassesOfThisModuleKeepToTheMap() throws Exception {
        assertEquals(List.of(), PackageMapCheck.violationsBeside(PackagesTest.class));
    }
}
