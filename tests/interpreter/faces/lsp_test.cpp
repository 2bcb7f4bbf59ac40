// SPDX-License-Identifier: MIT
// The language server, driven over its pipes as an editor does.

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <nlohmann/json.hpp>
#include <string>

#include "interpreter/faces/program.h"

using namespace ansatz::testing;
using Catch::Matchers::Contains;
using Json = nlohmann::json;

namespace {

/// An editor with one server.
class Editor {
 public:
  explicit Editor(bool starts = true) {
    std::array<int, 2> in{}, out{};
    REQUIRE(pipe(in.data()) == 0);
    REQUIRE(pipe(out.data()) == 0);
    std::signal(SIGPIPE, SIG_IGN);
    process_ = fork();
    if (process_ == 0) {
      dup2(in[0], STDIN_FILENO);
      dup2(out[1], STDOUT_FILENO);
      for (const int each : {in[0], in[1], out[0], out[1]}) close(each);
      const char* program = std::getenv("ANSATZ_BINARY");
      execl(program, program, "lsp", static_cast<char*>(nullptr));
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
    if (starts) {
      ask("initialize", {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", Json::object()}});
      tell("initialized", Json::object());
    }
  }
  ~Editor() {
    hang_up();
    if (process_ > 0) {
      kill(process_, SIGKILL);
      waitpid(process_, nullptr, 0);
    }
    close(from_);
  }

  void raw(const std::string& bytes) { REQUIRE(write(to_, bytes.data(), bytes.size()) == ssize_t(bytes.size())); }
  void send(const Json& message) {
    const std::string content = message.dump();
    raw("Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content);
  }
  void tell(const std::string& method, const Json& params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
  }
  int request(const std::string& method, const Json& params) {
    send({{"jsonrpc", "2.0"}, {"id", ++last_id_}, {"method", method}, {"params", params}});
    return last_id_;
  }
  /// The answer to a request: its result, or the whole message where it is an error.
  Json answer(const Json& id) {
    for (;;) {
      const Json message = next();
      if (message.is_null()) return nullptr;
      if (!message.contains("id") || message["id"] != id || message.contains("method")) {
        aside_.push_back(message);
        continue;
      }
      return message.contains("error") ? message : message["result"];
    }
  }
  Json ask(const std::string& method, const Json& params) { return answer(request(method, params)); }
  /// The next diagnostics that are sent for a document.
  Json diagnostics(const std::string& uri) {
    for (;;) {
      Json message;
      if (!aside_.empty()) {
        message = aside_.front();
        aside_.pop_front();
      } else {
        message = next();
      }
      if (message.is_null()) return nullptr;
      const Json params = message.value("params", Json::object());
      if (message.value("method", "") == "textDocument/publishDiagnostics" && params["uri"] == uri) return params;
    }
  }

  void open(const std::string& uri, const std::string& text) {
    tell("textDocument/didOpen",
         {{"textDocument", {{"uri", uri}, {"languageId", "ansatz"}, {"version", 1}, {"text", text}}}});
  }
  void hang_up() {
    if (to_ >= 0) close(to_);
    to_ = -1;
  }
  int exit_status() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  /// The next message; null at the end, and where none comes.
  Json next() {
    for (;;) {
      const std::size_t header = buffer_.find("\r\n\r\n");
      if (header != std::string::npos) {
        const std::size_t size = std::stoul(buffer_.substr(buffer_.find(':') + 1));
        if (buffer_.size() >= header + 4 + size) {
          const Json message = Json::parse(buffer_.substr(header + 4, size));
          buffer_.erase(0, header + 4 + size);
          return message;
        }
      }
      pollfd input{from_, POLLIN, 0};
      if (poll(&input, 1, 30000) <= 0) return nullptr;
      std::array<char, 4096> bytes;
      const ssize_t count = read(from_, bytes.data(), bytes.size());
      if (count <= 0) return nullptr;
      buffer_.append(bytes.data(), std::size_t(count));
    }
  }

 private:
  pid_t process_ = 0;
  int to_ = -1, from_ = -1;
  int last_id_ = 0;
  std::string buffer_;
  std::deque<Json> aside_;
};

const std::string kUri = "file:///tmp/nowhere/a%20b.anz";

Json at(const std::string& uri, int line, int character) {
  return {{"textDocument", {{"uri", uri}}}, {"position", {{"line", line}, {"character", character}}}};
}

Json range(int line, int begin, int end) {
  return {{"start", {{"line", line}, {"character", begin}}}, {"end", {{"line", line}, {"character", end}}}};
}

std::vector<std::string> labels(const Json& completion) {
  std::vector<std::string> all;
  for (const Json& item : completion.at("items")) all.push_back(item.at("label"));
  return all;
}

const std::string kWavesScript =
    "use fields\n"
    "φ0 = 0.5\n"
    "settings = (points = 256, until = 5)\n"
    "\n"
    "experiment waves {\n"
    "  vary v in [φ0, 2*φ0]\n"
    "  run {\n"
    "    sim = klein_gordon(settings..., points = 512)\n"
    "    record top = max(sim.phi) + v\n"
    "  }\n"
    "  claim \"it rises\" { max(top) > 0 }\n"
    "  figure all { line(v, top, label = \"top\") }\n"
    "}\n";

}  // namespace

TEST_CASE("lsp: it starts, says what it can, and ends with 0 after shutdown and exit", "[lsp]") {
  Editor editor(false);
  const Json result = editor.ask("initialize", {{"capabilities", Json::object()}});
  CHECK(result["serverInfo"]["name"] == "ansatz");
  CHECK(result["capabilities"]["renameProvider"]["prepareProvider"] == true);
  CHECK(editor.ask("shutdown", nullptr).is_null());
  CHECK(editor.ask("textDocument/hover", at(kUri, 0, 0))["error"]["code"] == -32600);
  editor.tell("exit", nullptr);
  CHECK(editor.exit_status() == 0);
}

TEST_CASE("lsp: without shutdown it ends with 1", "[lsp]") {
  Editor by_exit;
  by_exit.tell("exit", nullptr);
  CHECK(by_exit.exit_status() == 1);
  Editor by_silence;
  by_silence.hang_up();
  CHECK(by_silence.exit_status() == 1);
}

TEST_CASE("lsp: it outlives messages that are none", "[lsp]") {
  Editor editor(false);
  CHECK(editor.ask("textDocument/hover", at(kUri, 0, 0))["error"]["code"] == -32002);
  editor.ask("initialize", Json::object());
  editor.raw("Content-Length: 7\r\n\r\n{\"a\": 1");
  CHECK(editor.next()["error"]["code"] == -32700);
  editor.raw("Content-Length: 2\r\n\r\n[]");
  CHECK(editor.next()["error"]["code"] == -32600);
  editor.raw("Content-Length: 4\r\n\r\n\"\xff\xfe\"");
  CHECK(editor.next()["error"]["code"] == -32700);
  editor.raw("noise\r\n\r\nContent-Length: many\r\n\r\nContent-Length: -3\r\n\r\n");
  editor.raw("content-type: x\r\ncontent-length: 2\r\n\r\n{}");
  CHECK(editor.next()["error"]["code"] == -32600);
  CHECK(editor.ask("no/such", Json::object())["error"]["code"] == -32601);
  CHECK(editor.ask("textDocument/hover", {{"textDocument", 5}})["error"]["code"] == -32602);
  CHECK(editor.ask("textDocument/hover", Json::array())["error"]["code"] == -32602);
  CHECK(editor.ask("textDocument/hover", at("file:///not/open.anz", 0, 0))["error"]["code"] == -32602);
  editor.tell("textDocument/didChange", {{"textDocument", {{"uri", 3}}}});
  CHECK(editor.next()["method"] == "window/logMessage");
  editor.open(kUri, "x = 1\n");
  CHECK(editor.ask("textDocument/hover", at(kUri, 999, 999)).is_null());
  CHECK(editor.ask("textDocument/hover", at(kUri, -1, 0)).is_null());
  CHECK(editor.ask("textDocument/documentSymbol", at(kUri, 0, 0)).size() == 1);
}

TEST_CASE("lsp: diagnostics come as the text changes, in UTF-16 columns, doubts included", "[lsp]") {
  Editor editor;
  editor.open(kUri, "φ𝜑 = 1\nx = φ𝜑 + bb\ny = 4 m^2\n");
  Json news = editor.diagnostics(kUri);
  CHECK(news["version"] == 1);
  REQUIRE(news["diagnostics"].size() == 2);
  CHECK(news["diagnostics"][0]["range"] == range(1, 10, 12));  // 𝜑 takes two
  CHECK(news["diagnostics"][0]["severity"] == 1);
  CHECK(news["diagnostics"][1]["severity"] == 2);
  // Two edits in one message, in order; the second begins behind a 𝜑.
  editor.tell("textDocument/didChange",
              {{"textDocument", {{"uri", kUri}, {"version", 2}}},
               {"contentChanges", Json::array({{{"range", range(2, 0, 9)}, {"text", "y = 1"}},
                                               {{"range", range(1, 10, 12)}, {"text", "φ𝜑"}}})}});
  news = editor.diagnostics(kUri);
  CHECK(news["version"] == 2);
  CHECK(news["diagnostics"].empty());
  editor.tell("textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", 3}}},
                                         {"contentChanges", Json::array({{{"text", "x = (1\n"}}})}});
  news = editor.diagnostics(kUri);
  REQUIRE(news["diagnostics"].size() == 1);
  CHECK_THAT(news["diagnostics"][0]["message"].get<std::string>(), Contains("never closed"));
  editor.tell("textDocument/didClose", {{"textDocument", {{"uri", kUri}}}});
  CHECK(editor.diagnostics(kUri)["diagnostics"].empty());
}

TEST_CASE("lsp: changes that come in a row are checked once", "[lsp]") {
  Editor editor;
  editor.open(kUri, "x = 1\n");
  CHECK(editor.diagnostics(kUri)["version"] == 1);
  std::string burst;
  for (int version = 2; version <= 40; ++version) {
    const std::string content =
        Json({{"jsonrpc", "2.0"},
              {"method", "textDocument/didChange"},
              {"params",
               {{"textDocument", {{"uri", kUri}, {"version", version}}},
                {"contentChanges", Json::array({{{"text", "x = " + std::to_string(version) + "\n"}}})}}}})
            .dump();
    burst += "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
  }
  editor.raw(burst);
  int sent = 0;
  for (Json news = editor.diagnostics(kUri); !news.is_null(); news = editor.diagnostics(kUri)) {
    ++sent;
    if (news["version"] == 40) break;
  }
  CHECK(sent < 20);
}

TEST_CASE("lsp: a request that was cancelled before its turn is answered as such", "[lsp]") {
  Editor editor;
  editor.open(kUri, kWavesScript);
  const auto framed = [](const Json& message) {
    const std::string content = message.dump();
    return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
  };
  const Json hover = {{"jsonrpc", "2.0"}, {"id", "h"}, {"method", "textDocument/hover"}, {"params", at(kUri, 7, 12)}};
  const Json cancel = {{"jsonrpc", "2.0"}, {"method", "$/cancelRequest"}, {"params", {{"id", "h"}}}};
  editor.raw(framed(hover) + framed(cancel));
  CHECK(editor.answer("h")["error"]["code"] == -32800);
  editor.raw(framed(cancel));  // of nothing
  editor.raw(framed(hover));
  CHECK(editor.answer("h").contains("contents"));
}

TEST_CASE("lsp: completion knows names, parameters and fields of a text under way", "[lsp]") {
  Editor editor;
  editor.open(kUri, "use fields\nφ𝜑x = 1\nsim = klein_gordon(poi)\ny = sim.ph\nz = φ𝜑\n");
  const Json parameters = editor.ask("textDocument/completion", at(kUri, 2, 22));
  REQUIRE(labels(parameters).size() == 1);
  const Json& points = parameters["items"][0];
  CHECK(points["label"] == "points");
  CHECK(points["textEdit"]["range"] == range(2, 19, 22));
  CHECK(points["textEdit"]["newText"] == "points = ");
  CHECK_THAT(points["detail"].get<std::string>(), Contains("at least 8"));
  CHECK(labels(editor.ask("textDocument/completion", at(kUri, 3, 10))) ==
        std::vector<std::string>{"phi", "phi_t", "phi_squared"});
  const Json names = editor.ask("textDocument/completion", at(kUri, 4, 7));
  CHECK(labels(names) == std::vector<std::string>{"φ𝜑x"});
  CHECK(names["items"][0]["textEdit"]["range"] == range(4, 4, 7));
  const Json kernels = editor.ask("textDocument/completion", at(kUri, 2, 15));
  const Json full = editor.ask("completionItem/resolve", kernels["items"][0]);
  CHECK_THAT(full["documentation"]["value"].get<std::string>(), Contains("fields.klein_gordon"));
  const Json help = editor.ask("textDocument/signatureHelp", at(kUri, 2, 22));
  CHECK_THAT(help["signatures"][0]["label"].get<std::string>(), Contains("klein_gordon("));
}

TEST_CASE("lsp: hover tells of fields, and of imported names where they are bound", "[lsp]") {
  const Folder folder;
  folder.write("shared.anz", "# what all studies share\nspacing = 0.4\n");
  Editor editor;
  const std::string uri = "file://" + (folder.path() / "study.anz").string();
  editor.open(uri,
              "import \"shared.anz\"\nuse fields\nsim = klein_gordon(potential = phi4())\ny = sim.phi\nz = spacing\n");
  const auto told = [&](int line, int character) {
    return editor.ask("textDocument/hover", at(uri, line, character))["contents"]["value"].get<std::string>();
  };
  CHECK_THAT(told(3, 9), Contains("phi, an array"));
  CHECK_THAT(told(4, 5), Contains("spacing = 0.4") && Contains("from shared.anz, line 2"));
}

TEST_CASE("lsp: hover tells of kernels, parameters and names", "[lsp]") {
  Editor editor;
  editor.open(kUri, kWavesScript);
  const auto text = [&](int line, int character) {
    const Json found = editor.ask("textDocument/hover", at(kUri, line, character));
    return found.is_null() ? "nothing" : found["contents"]["value"].get<std::string>();
  };
  CHECK_THAT(text(7, 14), Contains("fields.klein_gordon"));
  CHECK_THAT(text(7, 38), Contains("points, a whole number at least 8"));
  CHECK_THAT(text(5, 15), Contains("φ0 = 0.5") && Contains("line 2"));
  CHECK_THAT(text(10, 26), Contains("a column of the table") || Contains("record top"));
  CHECK_THAT(text(11, 16), Contains("a mark of figures"));
  CHECK_THAT(text(0, 6), Contains("module fields"));
  CHECK(text(3, 0) == "nothing");
  editor.tell("textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", 2}}},
                                         {"contentChanges", Json::array({{{"text", "x = klein_gordon(\n"}}})}});
  CHECK_THAT(text(0, 6), Contains("fields.klein_gordon"));  // under way
}

TEST_CASE("lsp: definition, references and rename follow a name through the experiment", "[lsp]") {
  Editor editor;
  editor.open(kUri, kWavesScript);
  CHECK(editor.ask("textDocument/definition", at(kUri, 5, 13))["range"] == range(1, 0, 2));
  CHECK(editor.ask("textDocument/definition", at(kUri, 10, 26))["range"] == range(8, 11, 14));
  CHECK(editor.ask("textDocument/definition", at(kUri, 7, 14)).is_null());  // a kernel stands in no script
  const Json places = editor.ask("textDocument/references", at(kUri, 8, 12));
  CHECK(places.size() == 3);
  CHECK(editor.ask("textDocument/documentHighlight", at(kUri, 8, 12)).size() == 3);
  CHECK(editor.ask("textDocument/prepareRename", at(kUri, 5, 14))["placeholder"] == "φ0");
  Json params = at(kUri, 5, 14);
  params["newName"] = "φ𝜑";
  const Json edits = editor.ask("textDocument/rename", params)["changes"][kUri];
  REQUIRE(edits.size() == 3);
  CHECK(edits[2]["range"] == range(5, 19, 21));
  for (const char* bad : {"sim", "sim x", "if", "2x", "", "klein_gordon", "top"}) {
    params["newName"] = bad;
    INFO(bad);
    CHECK(editor.ask("textDocument/rename", params)["error"]["code"] == -32803);
  }
  CHECK(editor.ask("textDocument/prepareRename", at(kUri, 7, 14))["error"]["code"] == -32803);
}

TEST_CASE("lsp: imports are read as the editor has them, saved or not", "[lsp]") {
  const Folder folder;
  folder.write("b.anz", "shared = 1\n");
  const std::string a = "file://" + (folder.path() / "a.anz").string();
  const std::string b = "file://" + (folder.path() / "b.anz").string();
  Editor editor;
  editor.open(a, "import \"b.anz\"\nx = shared + other\n");
  REQUIRE(editor.diagnostics(a)["diagnostics"].size() == 1);
  editor.open(b, "# unsaved\nshared = 1\nother = 2\n");
  CHECK(editor.diagnostics(a)["diagnostics"].empty());
  const Json place = editor.ask("textDocument/definition", at(a, 1, 15));
  CHECK_THAT(place["uri"].get<std::string>(), Contains("/b.anz"));
  CHECK(place["range"] == range(2, 0, 5));
}

TEST_CASE("lsp: a renaming goes through the scripts that import the name", "[lsp]") {
  const Folder folder;
  folder.write("b.anz", "shared = 1\nf(x) = x + shared\n");
  folder.write("c.anz", "import \"b.anz\" as b\nz = b.shared + b.f(2)\n");  // closed
  folder.write("d.anz", "import \"a.anz\"\nw = shared + x\n");              // handed on by a.anz
  folder.write("e.anz", "shared = 5\ny = shared\n");                        // its own
  const auto uri = [&](const char* name) { return "file://" + (folder.path() / name).string(); };
  Editor editor;
  editor.open(uri("a.anz"), "import \"b.anz\"\nx = shared + 1\n");
  folder.write("a.anz", "import \"b.anz\"\nx = shared + 1\n");
  Json params = at(uri("a.anz"), 1, 6);
  CHECK(editor.ask("textDocument/prepareRename", params)["placeholder"] == "shared");
  params["newName"] = "common";
  const Json changes = editor.ask("textDocument/rename", params)["changes"];
  CHECK(changes.size() == 4);
  CHECK(changes[uri("a.anz")][0]["range"] == range(1, 4, 10));
  REQUIRE(changes[uri("b.anz")].size() == 2);
  CHECK(changes[uri("b.anz")][1]["range"] == range(1, 11, 17));
  CHECK(changes[uri("c.anz")][0]["range"] == range(1, 6, 12));
  CHECK(changes[uri("d.anz")][0]["range"] == range(1, 4, 10));
  // From where it is bound, the same.
  editor.open(uri("b.anz"), "shared = 1\nf(x) = x + shared\n");
  Json there = at(uri("b.anz"), 0, 2);
  there["newName"] = "common";
  CHECK(editor.ask("textDocument/rename", there)["changes"] == changes);
  // A name that another of them has already.
  for (const char* bad : {"x", "f", "w"}) {
    params["newName"] = bad;
    INFO(bad);
    CHECK(editor.ask("textDocument/rename", params)["error"]["code"] == -32803);
  }
}

TEST_CASE("lsp: outline, layout and quick fixes", "[lsp]") {
  Editor editor;
  editor.open(kUri, kWavesScript);
  const Json symbols = editor.ask("textDocument/documentSymbol", {{"textDocument", {{"uri", kUri}}}});
  REQUIRE(symbols.size() == 3);
  CHECK(symbols[2]["name"] == "waves");
  CHECK(symbols[2]["children"].size() == 4);
  const Json options = {{"textDocument", {{"uri", kUri}}}, {"options", {{"tabSize", 8}, {"insertSpaces", true}}}};
  CHECK(editor.ask("textDocument/formatting", options).empty());
  editor.tell("textDocument/didChange",
              {{"textDocument", {{"uri", kUri}, {"version", 2}}},
               {"contentChanges", Json::array({{{"text", "# 𝜑\na = 1\nb=sqrtt( 4 )\nc = 3\n"}}})}});
  const Json edits = editor.ask("textDocument/formatting", options);
  REQUIRE(edits.size() == 1);
  CHECK(edits[0]["newText"] == "b = sqrtt(4)\n");
  CHECK(edits[0]["range"]["start"] == Json({{"line", 2}, {"character", 0}}));
  CHECK(edits[0]["range"]["end"] == Json({{"line", 3}, {"character", 0}}));
  Json params = {
      {"textDocument", {{"uri", kUri}}}, {"range", range(2, 3, 3)}, {"context", {{"diagnostics", Json::array()}}}};
  const Json fixes = editor.ask("textDocument/codeAction", params);
  REQUIRE(fixes.size() == 1);
  CHECK(fixes[0]["edit"]["changes"][kUri][0] == Json({{"range", range(2, 2, 7)}, {"newText", "sqrt"}}));
  editor.tell("textDocument/didChange", {{"textDocument", {{"uri", kUri}, {"version", 3}}},
                                         {"contentChanges", Json::array({{{"text", "b = (\n"}}})}});
  CHECK(editor.ask("textDocument/formatting", options).is_null());
}
