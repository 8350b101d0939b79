/// `%maven group:artifact:version`: libraries for cells, resolved as Maven does it.
///
/// Read first: [MavenMagic]. What must not come in: anything that is not about Maven; it is the one room that knows it.
@NullMarked
package dev.vonk.kernel.cell.maven;

import org.jspecify.annotations.NullMarked;
