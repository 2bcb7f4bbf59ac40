// SPDX-License-Identifier: MIT
#include "interpreter/format/format.h"

#include <utility>
#include <vector>

#include "interpreter/format/columns.h"
#include "interpreter/format/items.h"
#include "interpreter/format/wrap.h"
#include "interpreter/syntax/print.h"

namespace ansatz::format {
namespace {

constexpr int kPasses = 8;   // until laying out changes nothing; the second nearly always is the last
constexpr int kWraps = 100;  // times that one line is broken

std::string laid_out(const syntax::Source& source) {
  Lines lines = read_lines(source);
  Columns columns = columns_of(lines);
  for (int i = 0; i < kWraps && wrap(lines, columns); ++i) columns = columns_of(lines);
  return written(lines, columns);
}

std::vector<std::string_view> comments_of(const Lines& lines) {
  std::vector<std::string_view> comments;
  for (const Line& line : lines) {
    for (const Item& item : line.items) {
      if (item.kind == Item::Kind::Comment) comments.push_back(item.text);
    }
  }
  return comments;
}

bool says_the_same(const syntax::File& file, const syntax::SourcePtr& other, const syntax::ParseOptions& options) {
  const syntax::ParseResult read = syntax::parse(other, options);
  return read.is_sound() && syntax::dump(read.file) == syntax::dump(file) &&
         comments_of(read_lines(*file.source)) == comments_of(read_lines(*other));
}

}  // namespace

Formatted format(const syntax::SourcePtr& source, const syntax::ParseOptions& options) {
  syntax::ParseResult read = syntax::parse(source, options);
  if (!read.is_sound()) return {std::nullopt, std::move(read.diagnostics)};
  std::string text = source->text();
  for (int pass = 0; pass < kPasses; ++pass) {
    std::string next = laid_out(syntax::Source(source->name(), text));
    if (next == text) break;
    text = std::move(next);
  }
  const auto result = std::make_shared<const syntax::Source>(source->name(), text);
  if (!says_the_same(read.file, result, options)) {
    syntax::Diagnostic surprise{syntax::Severity::Error, source, {}, "the layout would change what this says", {}, {}};
    surprise.lines.push_back({"help", "this is a mistake of ansatz fmt, and the file is as it was; please report it"});
    return {std::nullopt, {std::move(surprise)}};
  }
  return {std::move(text), {}};
}

}  // namespace ansatz::format
