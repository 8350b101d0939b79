/// Tests of SQL text to syntax: trees and errors as text, texts that mean harm, and what reading costs.
@NullMarked
package dev.vonk.kernel.sql;

import org.jspecify.annotations.NullMarked;
