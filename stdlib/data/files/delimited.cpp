// SPDX-License-Identifier: MIT
#include "stdlib/data/files/delimited.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "stdlib/core/error.h"
#include "stdlib/core/number_text.h"
#include "stdlib/core/utf8.h"
#include "stdlib/data/files/bytes.h"
#include "stdlib/data/files/text_column.h"

namespace ansatz::data {

namespace {

std::string counted(std::size_t fields) { return fields == 1 ? "one field" : fmt::format("{} fields", fields); }

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A line with one blank for each run of them outside of quotes, and none at its ends.
std::string with_single_blanks(std::string_view line, bool is_quoted) {
  std::string out;
  bool is_open = is_quoted;  // whether a blank here would be kept
  for (const char c : line) {
    if (c == '"') is_quoted = !is_quoted;
    if (!is_quoted && is_blank(c)) {
      if (is_open) out += ' ';
      is_open = false;
      continue;
    }
    if (!is_quoted && (c == '\r' || c == '\n') && !is_open && !out.empty() && out.back() == ' ') out.pop_back();
    out += c;
    is_open = true;
  }
  if (!is_open && !is_quoted && !out.empty()) out.pop_back();
  return out;
}

bool is_number(std::string_view field) {
  if (field.size() > 1 && field[0] == '+') field.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(field.data(), field.data() + field.size(), value);
  return problem == std::errc() && end == field.data() + field.size();
}

// How many numbers stand in a field between blanks; 0 where something else does.
std::size_t numbers_between_blanks(std::string_view field) {
  std::size_t count = 0;
  while (!field.empty()) {
    const auto end = std::min(field.find_first_of(" \t"), field.size());
    if (end > 0 && !is_number(field.substr(0, end))) return 0;
    count += end > 0;
    field.remove_prefix(std::min(end + 1, field.size()));
  }
  return count;
}

// Fields of the record that is being read, and the columns of those before it.
class Records {
 public:
  Records(std::string path, const DelimitedLayout& layout) : path_(std::move(path)), layout_(layout) {}

  std::size_t line = 1;        // where the record that is being read begins
  std::size_t after_line = 1;  // the line after it

  void field(std::string_view text) { fields_.emplace_back(text); }

  void end_record() {
    if (names_.empty()) {
      first_record();
    } else {
      add_row();
    }
    fields_.clear();
    line = after_line;
  }

  core::Table table(core::Run& run) const {
    if (names_.empty()) throw core::BadData(path_, "a table", "the file holds none");
    if (const std::string way_out = other_separator(); !way_out.empty())
      run.warn(fmt::format("read: {} has one column; {}", path_, way_out));
    if (has_numbers_for_names_)
      run.warn(fmt::format(
          "read: the columns of {} are called by numbers: if its first line is data, say header = false", path_));
    for (const std::string& text : layout_.texts) {
      if (std::find(names_.begin(), names_.end(), text) == names_.end())
        throw core::UnknownName(path_ + " has no column " + text, text, names_);
    }
    core::Table table;
    for (std::size_t c = 0; c < names_.size(); ++c) {
      run.tick();
      ColumnRules rules{path_, layout_.missing, layout_.decimal, false};
      rules.as_text = std::find(layout_.texts.begin(), layout_.texts.end(), names_[c]) != layout_.texts.end();
      core::Array column = typed_column(names_[c], columns_[c], rules, run);
      if (!units_[c].symbol.empty()) {
        if (column.type() != core::ElementType::real && column.type() != core::ElementType::integer) {
          throw core::BadData(path_, "numbers in column " + names_[c] + ", which has the unit " + units_[c].symbol,
                              "it holds " + core::describe(column.type()));
        }
        column = column.as_real();
        column.unit = units_[c];
      }
      table.columns.emplace_back(names_[c], std::move(column));
    }
    return table;
  }

 private:
  // What to say of a separator that nobody stated, where the only field of the first record holds another.
  std::string other_separator() const {
    if (layout_.is_separator_stated) return {};
    for (const char other : {';', '\t', ',', '|'}) {
      if (other == layout_.separator || only_first_.find(other) == std::string::npos) continue;
      const std::string name = other == '\t' ? "\\t" : std::string(1, other);
      return fmt::format("its {} holds \"{}\": if that separates fields, say separator = \"{}\"",
                         layout_.header ? "header" : "first row", name, name);
    }
    if (has_blanks_between_numbers())
      return "its lines hold numbers between blanks: if those separate, say separator = \" \"";
    return {};
  }

  bool has_blanks_between_numbers() const {
    if (columns_.size() != 1 || columns_[0].size() == 0) return false;
    const std::size_t fields = numbers_between_blanks(columns_[0][0]);
    for (std::size_t i = 0; i < columns_[0].size(); ++i)
      if (fields < 2 || numbers_between_blanks(columns_[0][i]) != fields) return false;
    return true;
  }

  // Where the fields of a line are not as many as they should be.
  std::string found_fields() const {
    std::string found = fmt::format("line {} has {}", line, counted(fields_.size()));
    if (const std::string way_out = other_separator(); !way_out.empty()) found += "; " + way_out;
    // "1,5;2,5": commas of numbers made the fields.
    if (layout_.separator == ',' && only_first_.find(';') != std::string::npos && !layout_.is_separator_stated)
      found += ", and decimal = \",\" where numbers have commas";
    return found;
  }

  void first_record() {
    if (fields_.size() == 1) only_first_ = fields_[0];
    std::vector<std::string> names = layout_.columns;
    if (!names.empty() && names.size() != fields_.size())
      throw core::BadData(path_, fmt::format("{} columns, for as many are named", names.size()), found_fields());
    if (names.empty() && layout_.header) {
      names = fields_;
      has_numbers_for_names_ = std::all_of(names.begin(), names.end(), is_number);
    }
    for (std::size_t c = names.size(); c < fields_.size(); ++c) names.push_back("column" + std::to_string(c + 1));
    std::set<std::string> known;
    for (std::size_t c = 0; c < names.size(); ++c) {
      core::Unit unit;
      std::string name = names[c];
      take_unit(name, unit);
      if (name.empty()) {
        throw core::BadData(path_, "a name for every column",
                            fmt::format("column {} of line {} has none: name them with columns = […]", c + 1, line));
      }
      if (!known.insert(name).second) {
        throw core::BadData(path_, "a name of its own for every column",
                            "two are called " + name + ": name them with columns = […]");
      }
      names_.push_back(std::move(name));
      units_.push_back(unit);
    }
    columns_.resize(names_.size());
    if (!layout_.header) add_row();
  }

  // "length [mm]" → length in mm; a bracket that holds no unit stays part of the name.
  static void take_unit(std::string& name, core::Unit& unit) {
    const std::size_t open = name.rfind(" [");
    if (open == std::string::npos || name.back() != ']') return;
    try {
      unit = core::parse_unit(std::string_view(name).substr(open + 2, name.size() - open - 3));
      name.resize(open);
    } catch (const core::Error&) {
    }
  }

  void add_row() {
    if (fields_.size() != names_.size()) throw core::BadData(path_, counted(names_.size()) + " a line", found_fields());
    for (std::size_t c = 0; c < fields_.size(); ++c) columns_[c].add(fields_[c], line);
  }

  std::string path_;
  const DelimitedLayout& layout_;
  std::vector<std::string> fields_;
  bool has_numbers_for_names_ = false;
  std::string only_first_;  // the first record, where it is one field
  std::vector<std::string> names_;
  std::vector<core::Unit> units_;
  std::vector<TextColumn> columns_;
};

// libcsv calls these from C: an exception waits in `problem` until the parser has returned.
struct Parsing {
  Records* records;
  std::exception_ptr problem;
};

void on_field(void* text, std::size_t length, void* context) {
  auto& parsing = *static_cast<Parsing*>(context);
  if (parsing.problem) return;
  try {
    parsing.records->field({static_cast<const char*>(text), length});
  } catch (...) {
    parsing.problem = std::current_exception();
  }
}

void on_record(int, void* context) {
  auto& parsing = *static_cast<Parsing*>(context);
  if (parsing.problem) return;
  try {
    parsing.records->end_record();
  } catch (...) {
    parsing.problem = std::current_exception();
  }
}

struct Parser : csv_parser {
  explicit Parser(char separator) {
    if (csv_init(this, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(this, static_cast<unsigned char>(separator));
    // A tab that separates is no space to be trimmed.
    if (separator == '\t') csv_set_space_func(this, [](unsigned char c) { return c == ' ' ? 1 : 0; });
  }
  ~Parser() { csv_free(this); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

bool needs_quotes(std::string_view field, char separator) {
  if (field.empty()) return separator == ' ';  // blanks side by side are one
  if (field.front() == ' ' || field.back() == ' ' || field.front() == '\t' || field.back() == '\t') return true;
  return field.find_first_of(separator == ' ' ? "\"\r\n\t" : "\"\r\n") != std::string_view::npos ||
         field.find(separator) != std::string_view::npos;
}

void append_field(std::string& out, std::string_view field, char separator) {
  if (!needs_quotes(field, separator)) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

char separator_of(const std::string& kernel, const std::string& path, const std::string& stated) {
  if (stated == "auto") return path.ends_with(".tsv") || path.ends_with(".TSV") ? '\t' : ',';
  if (stated.size() == 1 && std::string_view("\"\r\n").find(stated[0]) == std::string_view::npos &&
      static_cast<unsigned char>(stated[0]) < 0x80 && stated[0] != '\0') {
    return stated[0];
  }
  throw core::BadParameter(kernel, "separator", "\"" + stated + "\"", "one character: \",\", \";\", \"\\t\", \" \"");
}

core::Table read_delimited(const std::string& path, const DelimitedLayout& layout, core::Run& run) {
  const std::string bytes = read_bytes(path, run);
  std::string_view rest = bytes;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  if (const auto bad = core::first_invalid_utf8(rest)) {
    const auto line = 1 + std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    throw core::BadData(path, "text in UTF-8", fmt::format("line {} is not", line));
  }
  Records records(path, layout);
  Parsing parsing{&records, nullptr};
  Parser parser(layout.separator);
  const auto check = [&](bool fine) {
    if (parsing.problem) std::rethrow_exception(parsing.problem);
    if (fine) return;
    throw core::BadData(path, "quotes around whole fields, doubled within them",
                        fmt::format("the record that begins in line {} has another", records.line));
  };
  // A line at a time, so that the place of every record is known; a quoted line end leaves the record open.
  std::size_t number = 0;
  while (!rest.empty()) {
    if (++number % 4096 == 0) run.tick();
    std::size_t length = rest.find_first_of("\r\n");
    if (length == std::string_view::npos) {
      length = rest.size();
    } else {
      length += rest.substr(length).starts_with("\r\n") ? 2 : 1;
    }
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(length);
    records.after_line = number + 1;
    const bool inside_quotes = parser.pstate == 2 && parser.quoted != 0;  // libcsv's FIELD_BEGUN
    if (!inside_quotes) records.line = number;
    if (!inside_quotes && !layout.comment.empty() && line.starts_with(layout.comment)) continue;
    const std::string single = layout.separator == ' ' ? with_single_blanks(line, inside_quotes) : std::string();
    const std::string_view parsed = layout.separator == ' ' ? std::string_view(single) : line;
    check(csv_parse(&parser, parsed.data(), parsed.size(), on_field, on_record, &parsing) == parsed.size());
  }
  check(csv_fini(&parser, on_field, on_record, &parsing) == 0);
  return records.table(run);
}

std::string delimited_text(const core::Table& table, char separator) {
  std::string out;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto& [name, column] = table.columns[c];
    if (column.rank() != 1) {
      throw core::Mismatch("write: column " + name + " is " + core::Value(column).describe() +
                           "; a text file takes one value a row: write .nc, or a table of its own");
    }
    if (c > 0) out += separator;
    append_field(out, column.unit.symbol.empty() ? name : name + " [" + column.unit.symbol + "]", separator);
  }
  out += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (c > 0) out += separator;
      const core::Array& column = table.columns[c].second;
      if (column.type() == core::ElementType::text) {
        append_field(out, column.texts()[row], separator);
      } else {
        out += column.element_text(row);
      }
    }
    out += '\n';
  }
  return out;
}

}  // namespace ansatz::data
