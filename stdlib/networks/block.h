// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ansatz::networks {

/// Weights of a block that make sums: row j weighs the inputs of unit j.
struct WeightMatrix {
  std::size_t first = 0;  ///< where they start among the block's weights, the inputs of a unit side by side
  std::size_t units = 0, inputs = 0;
  std::size_t reach = 1;    ///< sums of a unit that an input is part of: places of a filter
  std::size_t weighed = 0;  ///< inputs of a unit that are other than 0 at a time; all of them where it is 0

  std::size_t count() const { return units * inputs; }
};

/// What a layer makes of the layer before it, ahead of its activation. Its numbers, weights and then biases, stand in
/// the network's one block of parameters; it knows shapes alone and may be shared.
///
/// Batches are matrices kept column by column without gaps, a row a pattern. The bits of a row may depend on the number
/// of rows, never on threads.
class Block {
 public:
  virtual ~Block() = default;
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  const std::vector<WeightMatrix>& matrices() const { return matrices_; }
  std::size_t weights() const;  ///< numbers in all matrices
  std::size_t biases() const { return biases_; }
  std::size_t kept() const { return kept_; }  ///< columns that the way back needs of the way forward
  std::size_t room() const { return room_; }  ///< columns it writes on while at work, on either way
  /// Multiplications a pattern and way, about.
  virtual std::size_t work() const { return weights() + biases_; }
  /// Every output a weighted sum of all inputs and a bias: one matrix, and a bias for each of its units.
  virtual bool is_dense() const { return false; }
  /// Tokens that its inputs name, by whole numbers from 0; 0 where they are plain numbers.
  virtual std::size_t tokens() const { return 0; }
  /// "a convolution", for messages.
  virtual std::string name() const = 0;

  /// Where biases start; they are 0 when this is called.
  virtual void start_biases(std::span<double> biases) const;

  /// A batch, or a tile of one, on its way through.
  struct Tile {
    const double* in;  ///< rows × inputs
    std::size_t rows;
    const double* parameters;  ///< weights, biases
    double* room;              ///< rows × room()
  };
  /// out: rows × outputs; kept: rows × kept().
  virtual void forward(const Tile& tile, double* kept, double* out) const = 0;
  /// From the slopes d by the outputs: adds to those by the parameters, where `gradient` is not null, and sets those by
  /// the inputs, rows × inputs, where `to` is not null. With what the forward of the same tile kept.
  virtual void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const = 0;

 protected:
  Block(std::size_t inputs, std::size_t outputs) : inputs_(inputs), outputs_(outputs) {}

  /// One more matrix of weights, after those there are; where it starts.
  std::size_t add_matrix(std::size_t units, std::size_t inputs, std::size_t reach = 1, std::size_t weighed = 0);

  std::size_t inputs_, outputs_;
  std::size_t biases_ = 0, kept_ = 0, room_ = 0;

 private:
  std::vector<WeightMatrix> matrices_;
};

/// Every output a weighted sum of all inputs and a bias.
class Dense : public Block {
 public:
  Dense(std::size_t inputs, std::size_t outputs);
  bool is_dense() const override { return true; }
  std::string name() const override { return "a dense layer"; }
  void forward(const Tile& tile, double* kept, double* out) const override;
  void backward(const Tile& tile, const double* kept, const double* d, double* gradient, double* to) const override;
};

}  // namespace ansatz::networks
