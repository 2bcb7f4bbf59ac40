// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/check/check.h"
#include "interpreter/host/session.h"

namespace ansatz::faces::lsp {

/// A script as the checker sees it. Where it has errors of syntax there is no tree, and no symbols.
struct Analysis {
  syntax::SourcePtr source;
  check::Checked checked;
  std::vector<check::Symbol> symbols;

  bool is_read() const { return checked.file != nullptr; }
};

/// A script that the editor holds.
struct Document {
  std::string uri;
  std::filesystem::path path;  ///< what messages call it, and where its imports begin
  std::string text;
  std::int64_t version = 0;
  bool has_news = false;  ///< its diagnostics have not been sent since it, or another script, changed

  std::shared_ptr<const Analysis> analysis;       ///< of this text; null until it is asked for
  std::shared_ptr<const Analysis> last_readable;  ///< of the latest text that had a tree
  std::uint64_t analysed_at = 0;
};

/// A script that lies near another, opened or not.
struct Script {
  std::filesystem::path path;
  std::string uri;
  std::string text;
};

/// The open scripts and the checker that reads them, unsaved text before what lies on the disk.
class Workspace {
 public:
  Workspace();

  void open(const std::string& uri, std::string text, std::int64_t version);
  /// Applies the changes of didChange, in order: of ranges, or the whole text.
  void change(const std::string& uri, const nlohmann::json& changes, std::int64_t version);
  void close(const std::string& uri);
  /// Files changed beside the editor: everything is checked again.
  void refresh();

  Document* find(const std::string& uri);
  std::map<std::string, Document>& documents() { return documents_; }

  const Analysis& analyse(Document& document);
  /// A text that is not held, as if it stood in the document's place.
  Analysis analyse(const std::filesystem::path& path, std::string text);
  /// The same, with these texts in the place of those of other scripts; by canonical path.
  Analysis analyse_with(const std::filesystem::path& path, std::string text,
                        const std::map<std::string, std::string>& others);
  /// The open scripts, and those in the folders that the editor works in and below the folder of `path`.
  std::vector<Script> scripts_near(const std::filesystem::path& path) const;
  /// A folder that the editor works in.
  void add_root(std::filesystem::path folder) { roots_.push_back(std::move(folder)); }
  /// What an import of `importing` names: its path and text, from the editor or from the disk.
  std::optional<std::pair<std::filesystem::path, std::string>> imported(const Document& importing,
                                                                        const std::string& path) const;

  const host::SessionOptions& options() const { return session_->options(); }

 private:
  std::optional<std::string> unsaved(const std::filesystem::path& path) const;

  std::map<std::string, Document> documents_;  // by URI
  std::vector<std::filesystem::path> roots_;
  const std::map<std::string, std::string>* others_ = nullptr;
  std::uint64_t changes_ = 1;
  std::unique_ptr<host::Session> session_;
};

}  // namespace ansatz::faces::lsp
