package dev.vonk.kernel.document.export;

import dev.vonk.kernel.display.TableHtml;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.CellKind;
import java.util.List;

/// The headings of a notebook, as links to the cells they stand in.
final class Outline {
    private static final int DEEPEST = 3;

    private Outline() {}

    /// Empty where there is hardly anything to jump to.
    static String of(List<Cell> cells) {
        StringBuilder items = new StringBuilder();
        int count = 0;
        for (int index = 0; index < cells.size(); index++) {
            if (cells.get(index).kind() != CellKind.MARKDOWN) {
                continue;
            }
            for (MarkdownHtml.Title title : MarkdownHtml.titles(cells.get(index).source())) {
                if (title.level() <= DEEPEST && !title.text().isBlank()) {
                    items.append("<li class=\"level-").append(title.level()).append("\"><a href=\"#")
                            .append(anchor(index)).append("\">").append(TableHtml.escape(title.text()))
                            .append("</a></li>\n");
                    count++;
                }
            }
        }
        return count < 2
                ? ""
                : "<nav aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n" + items
                        + "</ul>\n</details></nav>\n";
    }

    /// The name of a cell's place in the page.
    static String anchor(int cell) {
        return "cell-" + (cell + 1);
    }
}
