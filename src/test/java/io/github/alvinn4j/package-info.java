/// Checks that hold for the whole program: architecture, source format, documents.
@org.jspecify.annotations.NullMarked
package io.github.alvinn4j;
