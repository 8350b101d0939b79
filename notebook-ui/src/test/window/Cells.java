import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.kernel.document.Output;
import java.nio.file.Path;

/// Prints a line `TEXT -> VALUE` for each value in a notebook file; fails where it cannot be read.
void main(String[] arguments) {
    for (Cell cell : NotebookFile.read(Path.of(arguments[0])).cells()) {
        for (Output output : cell.outputs()) {
            if (output instanceof Output.ExecuteResult result) {
                IO.println(cell.source() + " -> " + result.data().plain());
            }
        }
    }
}
