#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Returns the binary logarithm.
func logarithm(_ value: Double) -> Double { log2(value) }
