// SPDX-License-Identifier: MIT
// The terminal that tests sit at, and what of the prompt can be seen only there.

#include "interpreter/faces/pseudo_terminal.h"

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace ansatz::testing {

using Clock = std::chrono::steady_clock;

PseudoTerminal::PseudoTerminal(const Folder& folder, Kind kind) : attributes_(kind.attributes) {
  const char* program = std::getenv("ANSATZ_BINARY");
  if (!program) throw std::runtime_error("ANSATZ_BINARY must name the program; ctest sets it");
  const std::string path = program, place = folder.path().string();
  winsize size{};
  size.ws_col = static_cast<unsigned short>(kind.columns);
  size.ws_row = static_cast<unsigned short>(kind.rows);
  process_ = forkpty(&terminal_, nullptr, nullptr, &size);
  if (process_ < 0) throw std::runtime_error("there is no terminal to be had");
  if (process_ == 0) {
    setenv("TERM", kind.term.c_str(), 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("XDG_STATE_HOME", (place + "/state").c_str(), 1);
    for (const auto& [name, value] : kind.environment) setenv(name.c_str(), value.c_str(), 1);
    if (chdir(place.c_str()) != 0) _exit(126);
    execl(path.c_str(), path.c_str(), nullptr);
    _exit(127);
  }
}

PseudoTerminal::~PseudoTerminal() {
  if (process_ > 0) {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
  }
  close(terminal_);
}

namespace {

/// Whether the escape sequence that begins here ends before the text does.
bool whole_escape(const std::string& text, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  if (text[at + 1] != '[') return true;
  for (std::size_t i = at + 2; i < text.size(); ++i) {
    if (text[i] >= '@' && text[i] <= '~') return true;
  }
  return false;
}

}  // namespace

/// Takes what there is to read; false when nothing came in time, or nothing will.
bool PseudoTerminal::read_some(int milliseconds) {
  pollfd input{terminal_, POLLIN, 0};
  if (poll(&input, 1, milliseconds) <= 0) return false;
  char bytes[8192];
  const ssize_t count = read(terminal_, bytes, sizeof bytes);
  if (count <= 0) return false;
  raw_.append(bytes, static_cast<std::size_t>(count));
  for (auto at = raw_.find("\x1b[c", answered_); at != std::string::npos; at = raw_.find("\x1b[c", answered_)) {
    answered_ = at + 3;
    if (!attributes_.empty()) type(attributes_);
  }
  // What may be the beginning of an escape sequence waits for its end.
  const auto escape = raw_.rfind('\x1b');
  const bool is_open = escape != std::string::npos && escape >= stripped_ && raw_.size() - escape < 32;
  const std::size_t end = is_open ? escape : raw_.size();
  const auto image = raw_.find("\x1bP", stripped_);
  if (image != std::string::npos && raw_.find("\x1b\\", image) == std::string::npos) return true;
  plain_ += without_escapes(raw_.substr(stripped_, end - stripped_));
  stripped_ = end;
  if (is_open && whole_escape(raw_, escape)) {
    plain_ += without_escapes(raw_.substr(escape));
    stripped_ = raw_.size();
  }
  return true;
}

void PseudoTerminal::type(const std::string& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = write(terminal_, bytes.data() + done, std::min<std::size_t>(bytes.size() - done, 512));
    if (count > 0) done += static_cast<std::size_t>(count);
    while (done < bytes.size() && read_some(0)) {  // it may be waiting for us to read
    }
  }
}

bool PseudoTerminal::shows(const std::string& text) {
  for (const auto over = Clock::now() + std::chrono::seconds(20); Clock::now() < over;) {
    if (const auto found = plain_.find(text, std::min(seen_, plain_.size())); found != std::string::npos) {
      seen_ = found + text.size();
      return true;
    }
    read_some(100);
  }
  return false;
}

std::string PseudoTerminal::answer(const std::string& entry) {
  read_some(0);
  seen_ = plain_.size();
  type(entry + "\r");
  const std::size_t begin = seen_;
  if (!shows("\n> ")) return "nothing within a minute; it showed: " + plain_.substr(std::min(begin, plain_.size()));
  const std::string shown = plain_.substr(begin, seen_ - begin);
  const auto first = shown.find('\n'), last = shown.rfind("\n> ");
  return first < last ? shown.substr(first + 1, last - first - 1) : "";
}

void PseudoTerminal::resize(int columns, int rows) const {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(columns);
  size.ws_row = static_cast<unsigned short>(rows);
  ioctl(terminal_, TIOCSWINSZ, &size);
}

void PseudoTerminal::signal(int number) const { kill(process_, number); }

int PseudoTerminal::ended() {
  for (const auto over = Clock::now() + std::chrono::seconds(20); Clock::now() < over;) {
    read_some(20);
    int status = 0;
    if (waitpid(process_, &status, WNOHANG) == process_) {
      process_ = 0;
      while (read_some(50)) {
      }
      return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
  }
  return -1;
}

std::string without_escapes(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\x1b' && i + 1 < text.size() && text[i + 1] == '[') {
      i += 2;
      while (i < text.size() && (text[i] < '@' || text[i] > '~')) ++i;
    } else if (c == '\x1b' && i + 1 < text.size() && text[i + 1] == 'P') {
      const auto end = text.find("\x1b\\", i);
      i = end == std::string::npos ? text.size() : end + 1;
    } else if (c == '\x1b') {
      ++i;
    } else if (c == '\b') {
      if (!out.empty() && out.back() != '\n') out.pop_back();
    } else if (c != '\r') {
      out += c;
    }
  }
  return out;
}

}  // namespace ansatz::testing

using namespace ansatz::testing;
using Catch::Matchers::Contains;

namespace {

/// A terminal whose prompt has come.
struct Prompt : PseudoTerminal {
  explicit Prompt(const Folder& folder) : PseudoTerminal(folder) { REQUIRE(shows("\n> ")); }
};

const std::string kControlC = "\x03", kControlD = "\x04", kUp = "\x1b[A", kTab = "\t";

}  // namespace

TEST_CASE("terminal: it greets, answers and leaves with Ctrl-D", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  CHECK(terminal.answer("6 * 7") == "42");
  CHECK(terminal.answer("φ = [1, 4, 9]; sqrt(φ)") == "[1, 2, 3]");
  terminal.type(kControlD);
  CHECK(terminal.ended() == 0);
}

TEST_CASE("terminal: Tab completes a name alone, and lists several with what they are", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  CHECK(terminal.answer("lins" + kTab + "0, 1, 3)") == "[0, 0.5, 1]");
  CHECK(terminal.answer("use fields") == "");
  terminal.type("klein_gordon(po" + kTab);
  CHECK(terminal.shows("potential  a function of 1 argument"));
  CHECK(terminal.shows("points     a whole number at least 8"));
  CHECK(terminal.shows("> klein_gordon(po"));
  terminal.type(kControlC);
  CHECK(terminal.shows("\n> "));
  CHECK(terminal.answer("sim = klein_gordon(poi" + kTab + "512, unt" + kTab + "0.1)") == "");
  CHECK_THAT(terminal.answer("sim.phi.di" + kTab), Contains("[\"time\", \"x\"]"));
  // A parenthesis that completion has written is not written twice by hands that are used to type it.
  CHECK(terminal.answer("lins" + kTab + "(0, 1, 3)") == "[0, 0.5, 1]");
  CHECK(terminal.answer("lins" + kTab + "((0 + 0), 1, 3)") == "[0, 0.5, 1]");
}

TEST_CASE("terminal: Tab names the files that can be imported", "[terminal]") {
  const Folder folder;
  folder.write("tools.anz", "seven = 7\n");
  folder.write("notes.txt", "");
  Prompt terminal(folder);
  terminal.type("import \"" + kTab);  // one file and no other: it is written out, its quote with it
  CHECK(terminal.answer("") == "");
  CHECK(terminal.answer("seven") == "7");
}

TEST_CASE("terminal: history outlives the session, in a file of one's own", "[terminal]") {
  const Folder folder;
  {
    Prompt terminal(folder);
    CHECK(terminal.answer("twelve = 12") == "");
    terminal.type("f(x) = {\r");
    CHECK(terminal.shows("… "));
    terminal.type(kControlC);
    CHECK(terminal.shows("\n> "));
    terminal.type("function g(x) {\rreturn x + twelve\r}\r");
    CHECK(terminal.shows("}\n> "));
    CHECK(terminal.answer("g(1)") == "13");
    terminal.type(kControlD);
    CHECK(terminal.ended() == 0);
  }
  struct stat facts {};
  REQUIRE(stat((folder.path() / "state/ansatz/history").c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  CHECK(folder.read("state/ansatz/history") == "twelve = 12\nfunction g(x) {\\n  return x + twelve\\n}\ng(1)\n");
  Prompt terminal(folder);
  terminal.type(kUp + kUp + kUp + kUp + kUp + "\r");  // through the lines of g to the entry before it
  CHECK(terminal.shows("twelve = 12"));
  CHECK(terminal.shows("\n> "));
  CHECK(terminal.answer("twelve") == "12");
}

TEST_CASE("terminal: continuation lines are indented, and a closing bracket comes back", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  terminal.type("function f(x) {\r");
  CHECK(terminal.shows("…   "));
  terminal.type("if x > 0 {\rreturn 1\r}\rreturn 2\r}\r");
  CHECK(terminal.shows("\n> "));
  CHECK(terminal.answer("f(-1)") == "2");
  CHECK_THAT(folder.read("state/ansatz/history"),
             Contains("function f(x) {\\n  if x > 0 {\\n    return 1\\n  }\\n  return 2\\n}"));
}

TEST_CASE("terminal: a bracket shows its partner", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  terminal.type("(1 + 2)");
  // The cursor goes to the third column, where the bracket stands behind the sign, and back.
  for (int i = 0; i < 600 && terminal.raw().find("\x1b[3G") == std::string::npos; ++i) terminal.shows(")");
  CHECK(terminal.raw().find("\x1b[3G") != std::string::npos);
  CHECK(terminal.answer("") == "3");
}

TEST_CASE("terminal: Ctrl-C ends what runs, and the session lives on", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  CHECK(terminal.answer("kept = 5") == "");
  std::vector<std::string> all = {
      "while true { }", "x = fields.klein_gordon(points = 4096, until = 1e7)",
      "x = [sum(sin(linspace(0, 1, 30000000))) + sum(sin(linspace(0, 1, 30000000))), 1]; while true { }",
      "x = sum(normal(0, 1, 400000000))"};
#ifndef __SANITIZE_THREAD__  // which keeps signals back until code of ours runs; here Lua alone does
  all.push_back("lua [[ local n = 0 while true do n = n + 1 end ]]");
#endif
  for (const std::string& endless : all) {
    INFO(endless);
    terminal.type("print(\"begins\"); " + endless + "\r");
    CHECK(terminal.shows("\nbegins"));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    terminal.type(kControlC);
    CHECK(terminal.shows("interrupted"));
    CHECK(terminal.shows("\n> "));
    CHECK(terminal.answer("kept") == "5");
  }
}

TEST_CASE("terminal: an experiment keeps the rows that were done", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  terminal.type(
      "experiment slow {\rvary i in 1..3000\rrun {\r"
      "lua [[ local n = 0; for k = 1, 3000000 do n = n + k % 7 end ]]\rrecord twice = 2*i\r}\r}\r");
  // Until a row is stored, however busy the machine is.
  const std::string stored = "test -n \"$(sqlite3 -readonly '" +
                             (folder.path() / "results/slow/table.sqlite").string() +
                             "' 'SELECT 1 FROM outcomes LIMIT 1' 2>&-)\"";
  for (int i = 0; i < 600 && std::system(stored.c_str()) != 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  terminal.type(kControlC);
  CHECK(terminal.shows("so far; slow.twice is a column"));
  CHECK(terminal.shows("\n> "));
  // Two workers: any of the first rows may have been done when the others were called off.
  CHECK(terminal.answer("all(slow.twice == 2 * slow.i)") == "true");
  CHECK_THAT(terminal.answer(":ledger"), Contains("slow"));
}

TEST_CASE("terminal: a pasted block is one entry, short or long", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  CHECK_THAT(terminal.answer("\x1b[200~function h(x) {\n  return 3*x\n}\nh(2)\n\x1b[201~"), Contains("6"));
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "v" + std::to_string(i) + " = " + std::to_string(i) + "\r";
  terminal.type("\x1b[200~" + many + "v4999 + 1\x1b[201~");
  CHECK(terminal.shows("[5001 lines pasted]"));
  CHECK(terminal.shows("5000"));
  CHECK(terminal.shows("\n> "));
  CHECK(terminal.answer("v17") == "17");
}

TEST_CASE("terminal: lines that are pasted without marks are entries one by one", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  std::string many;
  for (int i = 0; i < 300; ++i) many += "v" + std::to_string(i) + " = " + std::to_string(i) + "\r";
  terminal.type(many + "v299 * 2\r");
  CHECK(terminal.shows("\n598"));
}

TEST_CASE("terminal: bytes that are no UTF-8 are refused, not fatal", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  CHECK_THAT(terminal.answer("x = \xff\xfe\x80 + 1"), Contains("error"));
  CHECK(terminal.answer("1 + 1") == "2");
}

TEST_CASE("terminal: a very long line is a line", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  std::string ones = "1";
  for (int i = 1; i < 900; ++i) ones += ", 1";
  terminal.type("sum([" + ones + "])\r");
  CHECK(terminal.shows("\n900"));
  CHECK(terminal.shows("\n> "));
  CHECK(terminal.answer("1 + 1") == "2");
}

TEST_CASE("terminal: it follows a change of size, and comes back from a stop", "[terminal]") {
  const Folder folder;
  Prompt terminal(folder);
  terminal.type("40 +");
  CHECK(terminal.shows("40 +"));
  terminal.resize(40, 12);
  CHECK(terminal.shows("> 40 +"));
  CHECK(terminal.answer(" 2") == "42");
  terminal.type("50 +");
  CHECK(terminal.shows("50 +"));
  terminal.signal(SIGSTOP);
  terminal.signal(SIGCONT);
  CHECK(terminal.shows("> 50 +"));
  CHECK(terminal.answer(" 2") == "52");
}

TEST_CASE("terminal: a dumb one gets plain text", "[terminal]") {
  const Folder folder;
  PseudoTerminal::Kind dumb;
  dumb.term = "dumb";
  PseudoTerminal terminal(folder, dumb);
  CHECK(terminal.shows("> "));
  terminal.type("6 * 7\n");
  CHECK(terminal.shows("\n42"));
  CHECK(terminal.shows("> "));
  terminal.type("line([1, 2, 3])\n");
  CHECK(terminal.shows("index"));
  CHECK(terminal.shows("\n> "));
  terminal.type("experiment few { vary i in 1..3; run { record x = i } }\n");
  CHECK(terminal.shows("few holds 3 rows"));
  CHECK(terminal.shows("\n> "));
  terminal.type("while true { }\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  terminal.type(kControlC);
  CHECK(terminal.shows("interrupted"));
  CHECK(terminal.shows("> "));
  terminal.type("1 + 1\n");
  CHECK(terminal.shows("\n2"));
  terminal.type(kControlD);
  CHECK(terminal.ended() == 0);
  CHECK(terminal.raw().find('\x1b') == std::string::npos);
}

TEST_CASE("terminal: plots are characters in colours, or an image where the terminal shows some", "[terminal]") {
  const Folder folder;
  {
    Prompt terminal(folder);
    CHECK_THAT(terminal.answer("line([1, 3, 2])"), Contains("index") && Contains(":figure name"));
    CHECK(terminal.raw().find("\x1b[38;2;") != std::string::npos);
    CHECK(terminal.raw().find("\x1bP") == std::string::npos);
  }
  PseudoTerminal::Kind images;
  images.attributes = "\x1b[?62;4;22c";
  PseudoTerminal terminal(folder, images);
  CHECK(terminal.shows("\n> "));
  CHECK_THAT(terminal.answer("line([1, 3, 2])"), Contains(":figure name"));
  CHECK(terminal.raw().find("\x1bP") != std::string::npos);
}

TEST_CASE("terminal: one that does not say what it is shows characters", "[terminal]") {
  const Folder folder;
  PseudoTerminal::Kind silent;
  silent.attributes = "";
  PseudoTerminal terminal(folder, silent);
  CHECK(terminal.shows("\n> "));
  CHECK_THAT(terminal.answer("histogram([1, 2, 2, 3])"), Contains("count"));
  CHECK(terminal.answer("1 + 1") == "2");
}
