// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <deque>
#include <string>

namespace ansatz::faces::lsp {

/// Messages of the language server protocol on file descriptors: `Content-Length: n`, an empty line, n bytes.
///
/// What is no message is skipped up to the next header; a message too large to be one is skipped whole.
class Messages {
 public:
  Messages(int in, int out) : in_(in), out_(out) {}

  /// Takes in what has arrived, waiting for something where `wait` is set; false when the other side is gone and
  /// everything has been taken.
  bool receive(bool wait);
  bool empty() const { return arrived_.empty(); }
  const std::deque<std::string>& arrived() const { return arrived_; }
  std::string take();

  void send(const std::string& content);

 private:
  bool read_some();
  void split();

  int in_, out_;
  bool ended_ = false;
  std::string buffer_;
  std::size_t to_skip_ = 0;
  std::deque<std::string> arrived_;
};

}  // namespace ansatz::faces::lsp
