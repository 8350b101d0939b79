package dev.vonk.kernel.status;

import java.util.List;

/// A table, row by row.
final class Table {
    private final List<String> heads;
    private final Tag body = Tag.of("tbody");

    /// @param heads of the columns; those that begin with `#` hold numbers and stand on the right
    Table(String... heads) {
        this.heads = List.of(heads);
    }

    /// A row of texts.
    void row(String... cells) {
        var tags = new Tag[cells.length];
        for (int i = 0; i < tags.length; i++) {
            tags[i] = Tag.of("span", cells[i]);
        }
        row(tags);
    }

    void row(Tag... cells) {
        var row = Tag.of("tr");
        for (int i = 0; i < cells.length; i++) {
            row.add(cell("td", i).add(cells[i]));
        }
        body.add(row);
    }

    private Tag cell(String name, int column) {
        var cell = Tag.of(name);
        return heads.get(column).startsWith("#") ? cell.with("class", "number") : cell;
    }

    Tag tag() {
        var head = Tag.of("tr");
        for (int i = 0; i < heads.size(); i++) {
            var text = heads.get(i);
            head.add(cell("th", i).add(text.startsWith("#") ? text.substring(1) : text));
        }
        return Tag.of("div").with("class", "wide")
                .add(Tag.of("table").add(Tag.of("thead").add(head)).add(body));
    }
}
