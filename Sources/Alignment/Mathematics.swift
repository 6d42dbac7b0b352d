#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Returns the natural logarithm.
func logarithm(_ value: Float) -> Float { logf(value) }

/// Returns e raised to a power.
func exponential(_ value: Float) -> Float { expf(value) }

/// Returns log(eᵃ + eᵇ) without overflow.
func logSum(_ left: Float, _ right: Float) -> Float {
  let (high, low) = left > right ? (left, right) : (right, left)
  // What is this much smaller is below the precision of the sum.
  guard low > high - 17 else { return high }
  return high + log1pf(expf(low - high))
}

/// Returns the logistic function of a value: a probability for log odds.
func logistic(_ logOdds: Float) -> Float { 1 / (1 + expf(-logOdds)) }
