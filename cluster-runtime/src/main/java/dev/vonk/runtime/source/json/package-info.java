/// JSON files: a record a line, or with the option `multiLine` documents of any shape.
///
/// Read first: [JsonFormat], [JsonScanner]. Lines of the usual shape are cut by a scanner of our own that expects the keys
/// of the line before; any other line and nested values go through Jackson. Must not come in: other formats.
@NullMarked
package dev.vonk.runtime.source.json;

import org.jspecify.annotations.NullMarked;
