// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/messages.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <optional>

namespace ansatz::faces::lsp {
namespace {

constexpr std::size_t kLargest = 64U << 20U;       // bytes of a message
constexpr std::size_t kLongestHeader = 8U << 10U;  // bytes before its empty line
constexpr std::string_view kLength = "content-length:";

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
  return lower;
}

/// The number of bytes that a header announces.
std::optional<std::size_t> length_of(std::string_view header) {
  const std::string lower = lower_case(header);
  const std::size_t at = lower.rfind(kLength);
  if (at == std::string::npos) return std::nullopt;
  std::size_t begin = at + kLength.size();
  while (begin < header.size() && header[begin] == ' ') ++begin;
  std::size_t length = 0;
  const auto [end, problem] = std::from_chars(header.data() + begin, header.data() + header.size(), length);
  if (problem != std::errc() || (end != header.data() + header.size() && *end != '\r' && *end != '\n'))
    return std::nullopt;
  return length;
}

}  // namespace

bool Messages::read_some() {
  std::array<char, 1U << 16U> bytes;
  for (;;) {
    const ssize_t count = read(in_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) ended_ = true;
    if (count > 0) buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
  }
}

bool Messages::receive(bool wait) {
  split();
  while (!ended_) {
    pollfd input{in_, POLLIN, 0};
    const int ready = poll(&input, 1, wait && arrived_.empty() ? -1 : 0);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !read_some()) break;
    split();
  }
  return !ended_ || !arrived_.empty();
}

void Messages::split() {
  for (;;) {
    const std::size_t skipped = std::min(to_skip_, buffer_.size());
    buffer_.erase(0, skipped);
    to_skip_ -= skipped;
    if (to_skip_ > 0) return;
    // Some clients end header lines with a bare newline.
    const std::size_t crlf = buffer_.find("\r\n\r\n");
    const std::size_t lf = buffer_.find("\n\n");
    const std::size_t end = std::min(crlf, lf);
    if (end == std::string::npos) {
      // No header is that long: keep what may be the beginning of one.
      if (buffer_.size() > kLongestHeader) buffer_.erase(0, buffer_.size() - kLength.size());
      return;
    }
    const std::size_t body = end + (end == crlf ? 4 : 2);
    const auto length = length_of(std::string_view(buffer_).substr(0, end));
    if (!length) {
      buffer_.erase(0, body);
      continue;
    }
    if (*length > kLargest) {
      buffer_.erase(0, body);
      to_skip_ = *length;
      continue;
    }
    if (buffer_.size() - body < *length) return;
    arrived_.push_back(buffer_.substr(body, *length));
    buffer_.erase(0, body + *length);
  }
}

std::string Messages::take() {
  std::string content = std::move(arrived_.front());
  arrived_.pop_front();
  return content;
}

void Messages::send(const std::string& content) {
  const std::string whole = "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
  std::size_t sent = 0;
  while (sent < whole.size()) {
    const ssize_t count = write(out_, whole.data() + sent, whole.size() - sent);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      ended_ = true;  // nobody listens any more
      return;
    }
    sent += static_cast<std::size_t>(count);
  }
}

}  // namespace ansatz::faces::lsp
