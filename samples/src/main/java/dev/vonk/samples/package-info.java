/// Programs that use Vonk as a library, one file each: read [dev.vonk.samples.WordCount] first, then
/// [dev.vonk.samples.SalesReport]. Each is complete by itself, so that it can be copied; code that two samples share has
/// no place here.
@NullMarked
package dev.vonk.samples;

import org.jspecify.annotations.NullMarked;
