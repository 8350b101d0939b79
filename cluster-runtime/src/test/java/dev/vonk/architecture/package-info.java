/// The test that keeps docs/packages.txt and the classes equal; every module runs it on its own classes.
/// Read [PackageMap] and [PackageMapCheck] first. Nothing of the engine is used here.
@NullMarked
package dev.vonk.architecture;

import org.jspecify.annotations.NullMarked;
