/// The bytes of a Parquet page to arrays of values and back: codecs, levels, encodings.
///
/// Read first: [PageDecoder], [Target]. Every byte array that is decoded from has [PageDecoder#SLACK] readable bytes
/// behind its logical end, so that loops may load whole words; what they mean is checked per run or value.
/// Must not come in: files, footers' layout, our data types.
@NullMarked
package dev.vonk.runtime.source.parquet.page;

import org.jspecify.annotations.NullMarked;
