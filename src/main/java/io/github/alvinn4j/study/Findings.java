package io.github.alvinn4j.study;

/// What a study has found.
///
/// @param table every figure of the picture and of the text
/// @param picture the table as charts
/// @param text one or a few paragraphs in Markdown: what these figures show, what theory expects,
///   whether the two agree
/// @param data which driving data were used, in a sentence
public record Findings(Table table, Picture picture, String text, String data) {}
