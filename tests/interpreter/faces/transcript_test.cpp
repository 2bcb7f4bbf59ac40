// SPDX-License-Identifier: MIT
// The conversation that README.md shows is held, letter by letter.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <vector>

#include "interpreter/faces/prompt.h"

using namespace ansatz::faces;

namespace {

struct Exchange {
  std::vector<std::string> lines;  ///< typed
  std::string shown;
};

/// The indented lines of a section: what follows a sign was typed, the rest was shown.
std::vector<Exchange> transcript(const std::string& file, const std::string& heading) {
  std::ifstream stream(file);
  std::vector<Exchange> exchanges;
  bool inside = false;
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind("## ", 0) == 0) inside = line == heading;
    if (!inside || (line.rfind("    ", 0) != 0 && !line.empty())) continue;
    const std::string text = line.empty() ? "" : line.substr(4);
    const std::string more = "… ";
    if (text.rfind("> ", 0) == 0) {
      exchanges.push_back({{text.substr(2)}, ""});
    } else if (text.rfind(more, 0) == 0) {
      exchanges.back().lines.push_back(text.substr(more.size()));
    } else if (!exchanges.empty() && !text.empty()) {
      exchanges.back().shown += text + "\n";
    }
  }
  return exchanges;
}

/// Types the lines, and cuts what is shown where each entry begins.
class TranscriptReader final : public LineReader {
 public:
  TranscriptReader(const std::vector<Exchange>& exchanges, std::ostringstream& out)
      : exchanges_(exchanges), out_(out) {}
  End read(const std::string& prompt, const LineHelp&, std::string& line) override {
    if (prompt == "> ") {
      shown.push_back(out_.str());
      out_.str("");
      if (entry_ == exchanges_.size()) return End::finished;
      ++entry_;
      at_ = 0;
    }
    if (at_ == exchanges_[entry_ - 1].lines.size()) return End::finished;
    line = exchanges_[entry_ - 1].lines[at_++];
    return End::line;
  }
  void remember(const std::string&) override {}
  std::vector<std::string> shown;

 private:
  const std::vector<Exchange>& exchanges_;
  std::ostringstream& out_;
  std::size_t entry_ = 0, at_ = 0;
};

}  // namespace

TEST_CASE("README: the conversation it shows can be held", "[prompt]") {
  const std::vector<Exchange> exchanges = transcript("README.md", "## The prompt");
  REQUIRE(exchanges.size() >= 5);
  std::ostringstream out;
  TranscriptReader reading(exchanges, out);
  converse(reading, RunRequest{}, {out, out, false});
  REQUIRE(reading.shown.size() == exchanges.size() + 1);
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    INFO(exchanges[i].lines[0]);
    CHECK(reading.shown[i + 1] == exchanges[i].shown);
  }
}
