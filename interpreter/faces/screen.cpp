// SPDX-License-Identifier: MIT
#include "interpreter/faces/screen.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "interpreter/faces/terminal.h"
#include "interpreter/figure/quick_look/quick_look.h"

namespace ansatz::faces {
namespace {

constexpr int kPatienceMs = 200;           // a terminal over a slow line answers within this, or counts as plain
constexpr std::size_t kWidestImage = 900;  // pixels

std::string typed_ahead;

/// What the terminal says to "\e[c": "\e[?62;4;6c". What was typed meanwhile is kept for the reader.
std::string primary_attributes() {
  termios former{};
  if (tcgetattr(STDIN_FILENO, &former) != 0) return "";
  termios raw = former;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0) return "";
  constexpr std::string_view kQuestion = "\x1b[c";
  std::string heard;
  std::size_t begin = std::string::npos, end = std::string::npos;
  if (write(STDOUT_FILENO, kQuestion.data(), kQuestion.size()) == static_cast<ssize_t>(kQuestion.size())) {
    const auto over = std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatienceMs);
    for (;;) {
      const auto left =
          std::chrono::duration_cast<std::chrono::milliseconds>(over - std::chrono::steady_clock::now()).count();
      pollfd input{STDIN_FILENO, POLLIN, 0};
      if (left <= 0 || poll(&input, 1, static_cast<int>(left)) <= 0) break;
      char bytes[256];
      const ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
      if (count <= 0) break;
      heard.append(bytes, static_cast<std::size_t>(count));
      begin = heard.find("\x1b[?");
      end = begin == std::string::npos ? begin : heard.find('c', begin);
      if (end != std::string::npos) break;
    }
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &former);
  if (end == std::string::npos) {
    typed_ahead += heard;
    return "";
  }
  typed_ahead += heard.substr(0, begin) + heard.substr(end + 1);
  return heard.substr(begin, end + 1 - begin);
}

bool speaks_of_sixel(const std::string& attributes) {
  return attributes.find(";4;") != std::string::npos || attributes.find(";4c") != std::string::npos;
}

}  // namespace

Screen standard_screen() {
  Screen screen;
  if (!is_terminal(STDOUT_FILENO)) return screen;
  const TerminalSize characters = terminal_size(STDOUT_FILENO);
  screen.columns = characters.columns;
  screen.rows = characters.rows;
  screen.breaks_lines = true;
  screen.color = wants_color(STDOUT_FILENO);
  const char* terminal = std::getenv("TERM");
  const bool may_ask = is_terminal(STDIN_FILENO) && terminal && std::string_view(terminal) != "dumb" && screen.color;
  static const bool has_sixel = may_ask && speaks_of_sixel(primary_attributes());
  winsize size{};
  ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
  if (has_sixel) screen.sixel_pixels = size.ws_xpixel > 0 ? std::min<std::size_t>(size.ws_xpixel, kWidestImage) : 640;
  return screen;
}

std::string take_typed_ahead() {
  std::string taken;
  taken.swap(typed_ahead);
  return taken;
}

std::string drawn(const figure::Figure& figure, const Screen& screen) {
  if (screen.sixel_pixels > 0) {
    figure::Figure wide = figure;
    if (!wide.height_mm) wide.height_mm = 0.55 * wide.width_mm;  // so that it fits a screen with what was typed
    const std::string image = figure::sixel_look(wide, screen.sixel_pixels);
    if (!image.empty()) return image;
  }
  figure::QuickLook look;
  look.columns = std::max<std::size_t>(screen.columns, 24);
  look.rows = std::clamp<std::size_t>(screen.rows * 2 / 3, 10, 24);
  look.color = screen.color;
  return figure::quick_look(figure, look);
}

}  // namespace ansatz::faces
