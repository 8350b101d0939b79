package dev.vonk.notebook.output.markup;

import java.util.List;

/// A part of a text that stands below the one before.
public sealed interface Block {
    /// @param level from 1 to 6
    record Heading(int level, List<Inline> content) implements Block {
        public Heading {
            content = List.copyOf(content);
        }
    }

    record Paragraph(List<Inline> content) implements Block {
        public Paragraph {
            content = List.copyOf(content);
        }
    }

    /// @param start the first number; -1 for a list without numbers
    record Items(int start, List<List<Block>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    record Quote(List<Block> content) implements Block {
        public Quote {
            content = List.copyOf(content);
        }
    }

    /// @param language empty where none is given
    record Code(String language, String text) implements Block {}

    record Grid(List<Line> lines) implements Block {
        public Grid {
            lines = List.copyOf(lines);
        }
    }

    record Line(boolean head, List<Field> fields) {
        public Line {
            fields = List.copyOf(fields);
        }
    }

    record Field(Align align, List<Inline> content) {
        public Field {
            content = List.copyOf(content);
        }
    }

    enum Align { LEFT, CENTER, RIGHT }

    record Rule() implements Block {}

    /// @param data an image that came with the text, as base64
    record Picture(String data, String words) implements Block {}
}
