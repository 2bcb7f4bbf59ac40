// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "stdlib/core/expression/function.h"
#include "stdlib/core/run.h"
#include "stdlib/fields/spectral_basis.h"
#include "stdlib/fields/splitting_scheme.h"
#include "stdlib/fields/sponge.h"

namespace ansatz::fields {

/// φ_tt = φ_xx - V'(φ) - s(x) φ_t on a grid, for φ = u + b with a fixed background b (often none). The basis carries u.
struct FieldEquation {
  SpectralBasis& basis;
  core::Function slope;                      ///< V'
  std::vector<double> background;            ///< b at the grid's points; empty: none
  std::vector<double> background_curvature;  ///< b'', as long as `background`
  Sponge sponge;

  /// out = V'(u + b) - b'' at points [first, first + count).
  void force(const double* u, double* out, std::size_t first, std::size_t count) const;
};

/// Points are worked on in blocks that stay in the L1 cache.
constexpr std::size_t kBlock = 512;

/// Moves a field and its time derivative through time by one splitting scheme. Between calls both belong to the same
/// instant. Nothing is allocated after construction.
class KleinGordonFlow {
 public:
  virtual ~KleinGordonFlow() = default;

  virtual void load(std::span<const double> u, std::span<const double> velocity) = 0;
  virtual void store(std::span<double> u, std::span<double> velocity) = 0;

  /// `count` steps of length h, starting at `time` (which only messages need).
  /// Errors   Diverged: the field is no longer finite, found within 32 steps. Interrupted.
  void advance(double time, double h, long count, core::Run& run);

 protected:
  KleinGordonFlow(FieldEquation& equation, const SplittingScheme& scheme) : equation_(equation), scheme_(scheme) {}

  virtual void prepare(double h) = 0;
  /// One force and its kick, then a drift; both lengths in units of time.
  virtual void kick_and_drift(double kick, std::size_t drift_stage, double h) = 0;
  virtual void kick(double length) = 0;
  virtual void damp(double length) = 0;
  /// max |u|; infinite or NaN where u is.
  virtual double largest() const = 0;

  FieldEquation& equation_;
  const SplittingScheme& scheme_;
};

std::unique_ptr<KleinGordonFlow> make_kick_drift_flow(FieldEquation& equation, const SplittingScheme& scheme);

/// `mass_squared` of the part that is solved exactly; the force has the rest.
std::unique_ptr<KleinGordonFlow> make_exact_linear_flow(FieldEquation& equation, const SplittingScheme& scheme,
                                                        double mass_squared);

}  // namespace ansatz::fields
