// SPDX-License-Identifier: MIT
#pragma once

#include <complex>
#include <optional>
#include <vector>

#include "stdlib/fields/absorbing_layer.h"
#include "stdlib/fields/complex_ring.h"
#include "stdlib/fields/environment.h"
#include "stdlib/fields/split_operator.h"
#include "stdlib/fields/tunnelling.h"

namespace ansatz::fields {

/// A Gaussian packet in model units.
struct Packet {
  double wavenumber = 0, position = 0, sigma = 1, mass = 1;

  double sigma_k() const { return 1 / (2 * sigma); }
  double energy_of(double k) const { return k * k / (2 * mass); }
  /// |φ(k)|², which integrates to 1.
  double spectrum(double k) const;
};

/// How an environment disturbs the packet, as scripts say it.
struct Disturbance {
  Amount dephasing = Amount::standard(0);           ///< rate γ at which far places lose their coherence, at least 0
  Amount noise = Amount::standard(0);               ///< root mean square of a random potential, an energy, at least 0
  Amount noise_time = Amount::standard(0.5);        ///< for how long that stays, above 0
  Amount correlation_length = Amount::standard(1);  ///< how far either reaches, above 0
};

/// A question made ready to run, in model units: every parameter held against its range, V and w on the grid, the step
/// and the detectors chosen. Immovable: the flow refers to the ring.
class TunnellingSetting {
 public:
  /// `name` is the kernel that messages speak for.
  /// Errors   BadParameter. Warnings go to `run`.
  TunnellingSetting(const char* name, const Tunnelling& question, core::Run& run,
                    const Disturbance* disturbance = nullptr);
  TunnellingSetting(const TunnellingSetting&) = delete;
  TunnellingSetting& operator=(const TunnellingSetting&) = delete;

  bool is_published() const { return published_; }
  const UnitSystem& units() const { return units_; }
  const ComplexRing& ring() const { return ring_; }
  const Packet& packet() const { return packet_; }
  const Landscape& land() const { return land_; }
  const std::vector<double>& times() const { return times_; }
  const std::vector<double>& potential() const { return potential_; }
  /// V at a time, where it moves.
  std::vector<double> potential_at(double time) const;
  const std::vector<double>& absorption() const { return absorption_; }
  const std::vector<double>& attraction() const { return attraction_; }
  const std::vector<double>& mask() const { return mask_; }
  const Noise& noise() const { return noise_; }
  const SplittingScheme& scheme() const { return scheme_; }
  double largest_step() const { return largest_step_; }
  double sample_time() const { return sample_time_; }  ///< what lies between two samples of the detectors, at most
  std::size_t left_plane() const { return left_plane_; }
  std::size_t right_plane() const { return right_plane_; }
  double absorber_return() const { return absorber_return_; }
  /// Share of a wave that the layers give back or hand on; nothing where there are none, or a mask.
  std::optional<double> returned(double wavenumber) const;
  double resolved() const { return resolved_; }
  double layer() const { return layer_; }  ///< width of the absorbing layer
  /// Where T(E) is asked for; empty where the packet does not come from the left.
  const std::vector<double>& energies() const { return energies_; }

  SplitOperator make_flow() const;
  /// ψ at t = 0 on the grid, normalised there.
  std::vector<std::complex<double>> start() const;

 private:
  void check_places(core::Run& run) const;
  void check_start(core::Run& run) const;
  void set_potential(const Tunnelling& question);
  void set_absorber(const Tunnelling& question, core::Run& run);
  void set_noise(const Disturbance& disturbance);
  void set_detectors(const Tunnelling& question);
  void choose_step(const Tunnelling& question, core::Run& run);
  void choose_energies(const Tunnelling& question);

  const char* name_;
  UnitSystem units_;
  bool published_;
  const SplittingScheme& scheme_;
  Packet packet_;
  core::Interval domain_;
  double layer_;
  Landscape land_;
  ComplexRing ring_;
  std::vector<double> x_, potential_, absorption_, attraction_, mask_, times_, energies_;
  std::optional<AbsorbingLayer> absorber_;
  double largest_step_ = 0, sample_time_ = 0, absorber_return_ = 0, resolved_ = 1;
  Noise noise_;
  std::size_t left_plane_ = 0, right_plane_ = 0;
};

}  // namespace ansatz::fields
