/// For which tools a package is.
package enum PackageFormat: String, CaseIterable, Sendable {
  /// A project of OmegaT.
  case omegat
  /// XLIFF 2.1 with a memory (TMX) and a glossary (TBX), which most tools take.
  case xliff
}
