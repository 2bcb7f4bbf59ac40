// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/server.h"

#include <csignal>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>

#include "interpreter/faces/lsp/hover.h"
#include "interpreter/faces/lsp/mending.h"
#include "interpreter/faces/lsp/messages.h"
#include "interpreter/faces/lsp/names.h"
#include "interpreter/faces/lsp/outline.h"
#include "interpreter/faces/lsp/positions.h"
#include "interpreter/faces/lsp/typing.h"
#include "interpreter/faces/lsp/workspace.h"

namespace ansatz::faces::lsp {
namespace {

using Json = nlohmann::json;

enum Code {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kInternalError = -32603,
  kNotInitialized = -32002,
  kRequestFailed = -32803,
  kCancelled = -32800,
};

struct Refused {
  Code code;
  std::string message;
};

Json capabilities() {
  return {{"positionEncoding", "utf-16"},
          {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
          {"completionProvider", {{"triggerCharacters", {".", "(", "\"", " "}}, {"resolveProvider", true}}},
          {"signatureHelpProvider", {{"triggerCharacters", {"(", ","}}}},
          {"hoverProvider", true},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"documentHighlightProvider", true},
          {"documentSymbolProvider", true},
          {"renameProvider", {{"prepareProvider", true}}},
          {"documentFormattingProvider", true},
          {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}}};
}

class Server {
 public:
  Server(int in, int out) : messages_(in, out) {
    requests_["initialize"] = [this](const Json& params) {
      if (state_ != State::fresh) throw Refused{kInvalidRequest, "initialize was asked before"};
      state_ = State::ready;
      if (params.is_object()) add_roots(params);
      return Json{{"capabilities", capabilities()}, {"serverInfo", {{"name", "ansatz"}, {"version", ANSATZ_VERSION}}}};
    };
    requests_["shutdown"] = [this](const Json&) {
      state_ = State::ended;
      return Json(nullptr);
    };
    add_questions();
    add_notices();
  }

  int run() {
    while (!exit_) {
      if (messages_.empty()) send_diagnostics();
      if (!messages_.receive(true) && messages_.empty()) return 1;
      note_cancellations();
      if (!messages_.empty()) handle(messages_.take());
    }
    return state_ == State::ended ? 0 : 1;
  }

 private:
  enum class State { fresh, ready, ended };
  using Place = std::function<Json(Document&, std::uint32_t, const Json&)>;

  void add_roots(const Json& params) {
    add_root(params.value("rootUri", Json()));
    const Json folders = params.value("workspaceFolders", Json());
    for (const Json& folder : folders)
      if (folder.is_object()) add_root(folder.value("uri", Json()));
  }

  void add_root(const Json& uri) {
    const auto path = uri.is_string() ? path_of(uri.get<std::string>()) : std::nullopt;
    if (path) workspace_.add_root(*path);
  }

  Document& document(const Json& params) {
    const std::string& uri = params.at("textDocument").at("uri").get_ref<const std::string&>();
    Document* found = workspace_.find(uri);
    if (!found) throw Refused{kInvalidParams, "the document is not open: " + uri};
    return *found;
  }

  /// A request about a place of a document.
  void at_place(const std::string& method, Place answer) {
    requests_[method] = [this, answer = std::move(answer)](const Json& params) {
      Document& asked = document(params);
      const syntax::Source source(asked.uri, asked.text);
      return answer(asked, offset_of(source, params.at("position")), params);
    };
  }

  void add_questions() {
    at_place("textDocument/completion", [this](Document& asked, std::uint32_t offset, const Json&) {
      return completion(workspace_, asked, offset);
    });
    requests_["completionItem/resolve"] = [this](const Json& item) { return with_documentation(workspace_, item); };
    at_place("textDocument/signatureHelp", [this](Document& asked, std::uint32_t offset, const Json&) {
      return signature_help(workspace_, asked, offset);
    });
    at_place("textDocument/hover",
             [this](Document& asked, std::uint32_t offset, const Json&) { return hover(workspace_, asked, offset); });
    at_place("textDocument/definition", [this](Document& asked, std::uint32_t offset, const Json&) {
      return definition(workspace_, asked, offset);
    });
    at_place("textDocument/references", [this](Document& asked, std::uint32_t offset, const Json& params) {
      const Json context = params.value("context", Json::object());
      return references(workspace_, asked, offset, context.value("includeDeclaration", true));
    });
    at_place("textDocument/documentHighlight", [this](Document& asked, std::uint32_t offset, const Json&) {
      return highlights(workspace_, asked, offset);
    });
    at_place("textDocument/prepareRename", [this](Document& asked, std::uint32_t offset, const Json&) {
      return renamable(workspace_, asked, offset);
    });
    at_place("textDocument/rename", [this](Document& asked, std::uint32_t offset, const Json& params) {
      return rename(workspace_, asked, offset, params.at("newName").get<std::string>());
    });
    requests_["textDocument/documentSymbol"] = [this](const Json& params) {
      return outline(workspace_.analyse(document(params)));
    };
    requests_["textDocument/formatting"] = [this](const Json& params) { return formatting(document(params)); };
    requests_["textDocument/codeAction"] = [this](const Json& params) {
      Document& asked = document(params);
      return quick_fixes(asked, workspace_.analyse(asked), params.at("range"));
    };
  }

  void add_notices() {
    notices_["textDocument/didOpen"] = [this](const Json& params) {
      const Json& opened = params.at("textDocument");
      workspace_.open(opened.at("uri").get<std::string>(), opened.at("text").get<std::string>(),
                      opened.value("version", std::int64_t{0}));
    };
    notices_["textDocument/didChange"] = [this](const Json& params) {
      const Json& changed = params.at("textDocument");
      const Json version = changed.value("version", Json());
      workspace_.change(changed.at("uri").get<std::string>(), params.at("contentChanges"),
                        version.is_number_integer() ? version.get<std::int64_t>() : 0);
    };
    notices_["textDocument/didClose"] = [this](const Json& params) {
      const std::string uri = params.at("textDocument").at("uri").get<std::string>();
      workspace_.close(uri);
      notify("textDocument/publishDiagnostics", {{"uri", uri}, {"diagnostics", Json::array()}});
    };
    notices_["textDocument/didSave"] = [this](const Json&) { workspace_.refresh(); };
    notices_["workspace/didChangeWatchedFiles"] = [this](const Json&) { workspace_.refresh(); };
  }

  // A cancellation that has arrived counts for requests that wait before it.
  void note_cancellations() {
    for (const std::string& content : messages_.arrived()) {
      if (content.find("$/cancelRequest") == std::string::npos) continue;
      const Json message = Json::parse(content, nullptr, false);
      if (!message.is_object() || message.value("method", Json()) != "$/cancelRequest") continue;
      const auto params = message.find("params");
      if (params != message.end() && params->is_object() && params->contains("id"))
        cancelled_.insert((*params)["id"].dump());
    }
  }

  void handle(const std::string& content) {
    const Json message = Json::parse(content, nullptr, false);
    if (message.is_discarded()) return fail(nullptr, {kParseError, "this is not JSON"});
    if (!message.is_object()) return fail(nullptr, {kInvalidRequest, "a message is an object"});
    const auto method = message.find("method");
    const Json id = message.value("id", Json());
    if (method == message.end() || !method->is_string()) {
      const bool is_answer = message.contains("result") || message.contains("error");
      if (!is_answer) fail(id, {kInvalidRequest, "a request names its method"});
      return;
    }
    const Json params = message.value("params", Json::object());
    if (message.contains("id")) {
      request(method->get<std::string>(), id, params);
    } else {
      notice(method->get<std::string>(), params);
    }
  }

  void request(const std::string& method, const Json& id, const Json& params) {
    if (cancelled_.erase(id.dump()) > 0) return fail(id, {kCancelled, "cancelled"});
    if (state_ == State::fresh && method != "initialize") return fail(id, {kNotInitialized, "initialize comes first"});
    if (state_ == State::ended) return fail(id, {kInvalidRequest, "the server was shut down"});
    const auto found = requests_.find(method);
    if (found == requests_.end()) return fail(id, {kMethodNotFound, "there is no method '" + method + "'"});
    try {
      send({{"jsonrpc", "2.0"}, {"id", id}, {"result", found->second(params)}});
    } catch (const Refused& refused) {
      fail(id, refused);
    } catch (const CannotDo& reason) {
      fail(id, {kRequestFailed, reason.what()});
    } catch (const Json::exception&) {
      fail(id, {kInvalidParams, "the parameters are not those of " + method});
    } catch (const std::exception& error) {
      fail(id, {kInternalError, error.what()});
    }
  }

  void notice(const std::string& method, const Json& params) {
    if (method == "exit") exit_ = true;
    if (method == "$/cancelRequest" && params.is_object() && params.contains("id")) {
      cancelled_.erase(params["id"].dump());  // its request was answered before
    }
    const auto found = notices_.find(method);
    if (found == notices_.end() || state_ != State::ready) return;
    try {
      found->second(params);
    } catch (const std::exception& error) {
      notify("window/logMessage", {{"type", 1}, {"message", method + ": " + error.what()}});
    }
  }

  void send_diagnostics() {
    for (auto& [uri, document] : workspace_.documents()) {
      if (!document.has_news) continue;
      document.has_news = false;
      try {
        const Analysis& analysis = workspace_.analyse(document);
        notify("textDocument/publishDiagnostics",
               {{"uri", uri}, {"version", document.version}, {"diagnostics", diagnostics(analysis)}});
      } catch (const std::exception& error) {
        notify("window/logMessage", {{"type", 1}, {"message", uri + ": " + error.what()}});
      }
    }
  }

  void notify(const std::string& method, const Json& params) {
    send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
  }
  void fail(const Json& id, const Refused& refused) {
    send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", refused.code}, {"message", refused.message}}}});
  }
  void send(const Json& message) { messages_.send(message.dump(-1, ' ', false, Json::error_handler_t::replace)); }

  Messages messages_;
  Workspace workspace_;
  State state_ = State::fresh;
  bool exit_ = false;
  std::set<std::string> cancelled_;  // ids as JSON: 1 and "1" differ
  std::map<std::string, std::function<Json(const Json&)>> requests_;
  std::map<std::string, std::function<void(const Json&)>> notices_;
};

}  // namespace

int serve(int in, int out) {
  std::signal(SIGPIPE, SIG_IGN);  // an editor that is gone shows as a write that fails
  return Server(in, out).run();
}

}  // namespace ansatz::faces::lsp
