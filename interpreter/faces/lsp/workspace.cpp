// SPDX-License-Identifier: MIT
#include "interpreter/faces/lsp/workspace.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "interpreter/faces/lsp/positions.h"
#include "interpreter/faces/new_session.h"

namespace ansatz::faces::lsp {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t kMostEntries = 20'000;  // of a folder that is searched for scripts
}

Workspace::Workspace() {
  // Standard output belongs to the protocol. Nothing runs here, but if it did it would print elsewhere.
  host::SessionOptions options = session_options(std::cerr);
  options.unsaved = [this](const fs::path& path) { return unsaved(path); };
  session_ = std::make_unique<host::Session>(std::move(options));
}

std::optional<std::string> Workspace::unsaved(const fs::path& path) const {
  const fs::path wanted = fs::weakly_canonical(path);
  if (others_) {
    if (const auto found = others_->find(wanted.string()); found != others_->end()) return found->second;
  }
  for (const auto& [uri, document] : documents_) {
    if (path_of(uri) && fs::weakly_canonical(document.path) == wanted) return document.text;
  }
  return std::nullopt;
}

void Workspace::open(const std::string& uri, std::string text, std::int64_t version) {
  Document& document = documents_[uri];
  document = {};
  document.uri = uri;
  document.path = path_of(uri).value_or(uri);
  document.text = std::move(text);
  document.version = version;
  refresh();
}

void Workspace::change(const std::string& uri, const nlohmann::json& changes, std::int64_t version) {
  Document* document = find(uri);
  if (!document) return;
  for (const auto& change : changes) {
    const std::string& text = change.at("text").get_ref<const std::string&>();
    if (!change.contains("range")) {
      document->text = text;
      continue;
    }
    const syntax::Source source(document->path.string(), document->text);
    const std::uint32_t begin = offset_of(source, change["range"].at("start"));
    const std::uint32_t end = std::max(begin, offset_of(source, change["range"].at("end")));
    document->text.replace(begin, end - begin, text);
  }
  document->version = version;
  refresh();
}

void Workspace::close(const std::string& uri) {
  documents_.erase(uri);
  refresh();
}

void Workspace::refresh() {
  ++changes_;  // another script may import what changed
  for (auto& [uri, document] : documents_) document.has_news = true;
}

Document* Workspace::find(const std::string& uri) {
  const auto found = documents_.find(uri);
  return found == documents_.end() ? nullptr : &found->second;
}

Analysis Workspace::analyse(const fs::path& path, std::string text) {
  Analysis analysis;
  analysis.source = std::make_shared<const syntax::Source>(path.string(), std::move(text));
  analysis.checked = session_->check_text(analysis.source, path.parent_path());
  if (analysis.is_read()) analysis.symbols = analysis.checked.occurrences.symbols(*analysis.source);
  return analysis;
}

Analysis Workspace::analyse_with(const fs::path& path, std::string text,
                                 const std::map<std::string, std::string>& others) {
  others_ = &others;
  Analysis analysis = analyse(path, std::move(text));
  others_ = nullptr;
  return analysis;
}

std::vector<Script> Workspace::scripts_near(const fs::path& path) const {
  std::vector<Script> scripts;
  std::set<fs::path> seen;
  for (const auto& [uri, document] : documents_) {
    if (!path_of(uri) || document.path.extension() != ".anz") continue;
    seen.insert(fs::weakly_canonical(document.path));
    scripts.push_back({document.path, uri, document.text});
  }
  std::vector<fs::path> folders = roots_;
  folders.push_back(path.parent_path());
  for (const fs::path& folder : folders) {
    std::error_code failure;
    std::size_t entries = 0;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, failure), end;
         !failure && at != end && entries < kMostEntries; at.increment(failure), ++entries) {
      const std::string name = at->path().filename().string();
      if (at->is_directory(failure) && (name.starts_with(".") || name == "results" || name == "build"))
        at.disable_recursion_pending();
      if (at->path().extension() != ".anz" || !seen.insert(fs::weakly_canonical(at->path())).second) continue;
      std::ifstream file(at->path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
      if (file) scripts.push_back({at->path(), uri_of(fs::absolute(at->path()).string()), std::move(text)});
    }
  }
  return scripts;
}

const Analysis& Workspace::analyse(Document& document) {
  if (!document.analysis || document.analysed_at != changes_) {
    document.analysis = std::make_shared<const Analysis>(analyse(document.path, document.text));
    document.analysed_at = changes_;
    if (document.analysis->is_read()) document.last_readable = document.analysis;
  }
  return *document.analysis;
}

std::optional<std::pair<fs::path, std::string>> Workspace::imported(const Document& importing,
                                                                    const std::string& path) const {
  const fs::path full = importing.path.parent_path() / path;
  if (auto text = unsaved(full)) return std::pair{full, std::move(*text)};
  std::ifstream file(full, std::ios::binary);
  if (!file) return std::nullopt;
  return std::pair{full, std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>())};
}

}  // namespace ansatz::faces::lsp
