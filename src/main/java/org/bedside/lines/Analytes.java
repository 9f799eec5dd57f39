package org.bedside.lines;
final class Analytes {
  private static final Analytes S = new Analytes();
  static Analytes shipped() { return S; }
  boolean names(Line line, int i) { return false; }
}
