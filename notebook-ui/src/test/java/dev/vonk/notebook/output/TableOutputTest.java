package dev.vonk.notebook.output;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.document.Output;
import dev.vonk.notebook.FxTest;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

class TableOutputTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FakeServices services = new FakeServices();
    private final OutputList list = FxTest.callFx(() -> new OutputList(services));

    TableOutputTest() {
        services.kernel = Optional.of(new KernelClient(kernel));
    }

    @AfterEach
    void close() {
        FxTest.closeAll();
        kernel.close();
    }

    private Stage show(int rows, int columns, boolean kept, long total) {
        kernel.columns = columns;
        FxTest.onFx(() -> list.show(Fixtures.cell(Output.display(Fixtures.table(rows, columns, kept, total))), true));
        return Fixtures.window(list);
    }

    @Test
    void theFirstRowsAreShownWithTypesAndNulls() {
        Stage stage = show(1000, 5, true, FakeKernel.ROWS);
        FxTest.settle();
        Fixtures.picture(stage.getScene().getRoot(), "table-light");
        FxTest.dark();
        Fixtures.picture(stage.getScene().getRoot(), "table-dark");
        FxTest.light();
        assertTrue(Fixtures.texts(list).contains("1,000,000 rows"), Fixtures.texts(list)::toString);
    }
}
