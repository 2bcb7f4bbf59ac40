// SPDX-License-Identifier: MIT
#include "interpreter/host/bytecode.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <stdexcept>
#include <variant>

namespace ansatz::host {
namespace {

// Operation codes of Lua 5.4 that touch constants or upvalues (lopcodes.h).
enum Operation : unsigned {
  kLoadK = 3,
  kLoadKX = 4,
  kSetUpvalue = 10,
  kGetTableUp = 11,
  kGetField = 14,
  kSetTableUp = 15,
  kSetTable = 16,
  kSetIndex = 17,
  kSetField = 18,
  kSelf = 20,
  kAddK = 22,
  kIntDivideK = 28,
  kBitAndK = 29,
  kBitXorK = 31,
  kMetaBinaryK = 48,
  kEqualK = 60,
  kExtra = 82,
};

unsigned operation(std::uint32_t i) { return i & 0x7FU; }
unsigned field_a(std::uint32_t i) { return (i >> 7U) & 0xFFU; }
bool field_k(std::uint32_t i) { return ((i >> 15U) & 1U) != 0; }
unsigned field_b(std::uint32_t i) { return (i >> 16U) & 0xFFU; }
unsigned field_c(std::uint32_t i) { return (i >> 24U) & 0xFFU; }
unsigned field_bx(std::uint32_t i) { return i >> 15U; }
unsigned field_ax(std::uint32_t i) { return i >> 7U; }

using Constant = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

struct Upvalue {
  unsigned char in_stack = 0, index = 0, kind = 0;
  std::string name;
};

struct Prototype {
  std::string source;
  unsigned char parameters = 0, is_vararg = 0, stack = 0;
  std::vector<std::uint32_t> code;
  std::vector<Constant> constants;
  std::vector<Upvalue> upvalues;
  std::vector<Prototype> nested;
};

class Reader {
 public:
  explicit Reader(std::string_view dump) : rest_(dump) {}

  Prototype function_of_dump() {
    header();
    byte();  // number of upvalues, told again below
    return function();
  }

 private:
  void need(std::size_t bytes) const {
    if (rest_.size() < bytes) throw std::runtime_error("a Lua function's dump ends early");
  }
  unsigned char byte() {
    need(1);
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  template <class T>
  T plain() {
    need(sizeof(T));
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }
  /// Seven bits a byte, most significant first, the last byte marked.
  std::size_t size() {
    std::size_t value = 0;
    for (;;) {
      const unsigned char part = byte();
      value = (value << 7U) | (part & 0x7FU);
      if (part & 0x80U) return value;
    }
  }
  std::string text() {
    const std::size_t length = size();
    if (length == 0) return {};
    need(length - 1);
    std::string value(rest_.substr(0, length - 1));
    rest_.remove_prefix(length - 1);
    return value;
  }
  void header() {
    static constexpr std::string_view kExpected("\x1BLua\x54\x00\x19\x93\r\n\x1A\n\x04\x08\x08", 15);
    need(kExpected.size());
    if (rest_.substr(0, kExpected.size()) != kExpected)
      throw std::runtime_error("a Lua function's dump is not of Lua 5.4");
    rest_.remove_prefix(kExpected.size());
    plain<std::int64_t>();
    plain<double>();
  }
  Constant constant() {
    switch (byte()) {
      case 0x00:
        return {};
      case 0x01:
        return false;
      case 0x11:
        return true;
      case 0x03:
        return plain<std::int64_t>();
      case 0x13:
        return plain<double>();
      case 0x04:
      case 0x14:
        return text();
      default:
        throw std::runtime_error("a Lua function's dump holds an unknown constant");
    }
  }
  Prototype function() {
    Prototype p;
    p.source = text();
    size();  // first line
    size();  // last line
    p.parameters = byte();
    p.is_vararg = byte();
    p.stack = byte();
    p.code.resize(size());
    for (auto& instruction : p.code) instruction = plain<std::uint32_t>();
    p.constants.resize(size());
    for (auto& each : p.constants) each = constant();
    p.upvalues.resize(size());
    for (auto& upvalue : p.upvalues) {
      upvalue.in_stack = byte();
      upvalue.index = byte();
      upvalue.kind = byte();
    }
    const std::size_t functions = size();
    for (std::size_t i = 0; i < functions; ++i) p.nested.push_back(function());
    const std::size_t lines = size();
    need(lines);
    rest_.remove_prefix(lines);
    for (std::size_t n = size(); n > 0; --n) {
      size();
      size();
    }
    for (std::size_t n = size(); n > 0; --n) {
      text();
      size();
      size();
    }
    const std::size_t names = size();
    for (std::size_t i = 0; i < names; ++i) {
      std::string name = text();
      if (i < p.upvalues.size()) p.upvalues[i].name = std::move(name);
    }
    return p;
  }

  std::string_view rest_;
};

/// Where an upvalue leads.
struct Origin {
  enum Kind { local, argument, outside } kind = local;  ///< argument: the outermost function's first
  unsigned upvalue = 0;                                 ///< of the outermost function, for `outside`
};

/// What a constant is the name of, with its place among such names. Ordered: it is hashed.
using Uses = std::map<std::string, std::size_t>;

class Analysis {
 public:
  explicit Analysis(Bytecode& out) : out_(out) {}

  void function(const Prototype& p, const std::vector<Origin>& upvalues, std::size_t depth) {
    core::Fingerprint& hash = out_.structure;
    hash.add(std::uint64_t{p.parameters}).add(std::uint64_t{p.is_vararg}).add(std::uint64_t{p.code.size()});
    std::vector<bool> is_value(p.constants.size(), false);
    std::vector<Uses> names(p.constants.size());
    for (std::size_t at = 0; at < p.code.size(); ++at) instruction(p, upvalues, at, depth, is_value, names);
    for (const std::uint32_t instruction : p.code) hash.add(std::uint64_t{instruction});
    for (std::size_t k = 0; k < p.constants.size(); ++k) {
      // What a name stands for is told even where the text itself counts too.
      for (const auto& [kind, place] : names[k]) hash.add(kind).add(std::uint64_t{place});
      if (names[k].empty() || is_value[k]) constant(p.constants[k]);
      const bool is_global = names[k].size() == 1 && names[k].count("global") > 0 && !is_value[k];
      if (const auto* text = std::get_if<std::string>(&p.constants[k]); text && !is_global) out_.texts.push_back(*text);
    }
    for (const Upvalue& upvalue : p.upvalues) {
      hash.add(std::uint64_t{upvalue.in_stack}).add(std::uint64_t{upvalue.index});
    }
    hash.add(std::uint64_t{p.nested.size()});
    for (const Prototype& nested : p.nested) {
      std::vector<Origin> origins;
      for (const Upvalue& upvalue : nested.upvalues) {
        if (upvalue.in_stack == 0)
          origins.push_back(upvalue.index < upvalues.size() ? upvalues[upvalue.index] : Origin{});
        else
          origins.push_back(
              {depth == 0 && upvalue.index == 0 && p.parameters > 0 ? Origin::argument : Origin::local, 0});
      }
      function(nested, origins, depth + 1);
    }
  }

 private:
  void constant(const Constant& value) {
    core::Fingerprint& hash = out_.structure;
    hash.add(std::uint64_t{value.index()});
    if (const auto* truth = std::get_if<bool>(&value)) hash.add(std::uint64_t{*truth});
    if (const auto* whole = std::get_if<std::int64_t>(&value)) hash.add(static_cast<std::uint64_t>(*whole));
    if (const auto* number = std::get_if<double>(&value)) hash.add(*number);
    if (const auto* text = std::get_if<std::string>(&value)) hash.add(*text);
  }

  template <class Name>
  static std::size_t place(std::vector<Name>& names, const Name& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    names.push_back(name);
    return names.size() - 1;
  }

  void instruction(const Prototype& p, const std::vector<Origin>& upvalues, std::size_t at, std::size_t depth,
                   std::vector<bool>& is_value, std::vector<Uses>& names) {
    const std::uint32_t i = p.code[at];
    const auto uses = [&](std::size_t k) {
      if (k < is_value.size()) is_value[k] = true;
    };
    const auto is_environment = [&](unsigned upvalue) {
      return upvalue < p.upvalues.size() && p.upvalues[upvalue].name == "_ENV";
    };
    const auto name_of = [&](std::size_t k) {
      return k < p.constants.size() ? std::get_if<std::string>(&p.constants[k]) : nullptr;
    };
    const unsigned op = operation(i);
    switch (op) {
      case kLoadK:
        uses(field_bx(i));
        late_global(p, field_bx(i));
        break;
      case kLoadKX:
        if (at + 1 < p.code.size() && operation(p.code[at + 1]) == kExtra) {
          uses(field_ax(p.code[at + 1]));
          late_global(p, field_ax(p.code[at + 1]));
        }
        break;
      case kGetTableUp:
        if (const std::string* name = name_of(field_c(i)); name && is_environment(field_b(i))) {
          names[field_c(i)]["global"] = place(out_.globals, *name);
        } else if (name && field_b(i) < upvalues.size()) {
          const Origin& origin = upvalues[field_b(i)];
          if (origin.kind == Origin::argument) {
            names[field_c(i)]["argument field"] = place(out_.argument_fields, *name);
          } else if (origin.kind == Origin::outside) {
            names[field_c(i)]["upvalue field"] = place(out_.upvalue_fields, {origin.upvalue, *name});
          } else {
            uses(field_c(i));
          }
        } else {
          uses(field_c(i));
        }
        break;
      case kSetTableUp:
        if (const std::string* name = name_of(field_b(i)); name && is_environment(field_a(i))) {
          place(out_.assigned_globals, *name);
        }
        uses(field_b(i));
        if (field_k(i)) uses(field_c(i));
        break;
      case kGetField:
        if (const std::string* name = name_of(field_c(i)); name && depth == 0 && field_b(i) == 0 && p.parameters > 0)
          names[field_c(i)]["argument field"] = place(out_.argument_fields, *name);
        else
          uses(field_c(i));
        break;
      case kSetField:
        uses(field_b(i));
        if (field_k(i)) uses(field_c(i));
        break;
      case kSetTable:
      case kSetIndex:
      case kSelf:
        if (field_k(i)) uses(field_c(i));
        break;
      case kEqualK:
        uses(field_b(i));
        break;
      case kMetaBinaryK:
        uses(field_b(i));
        break;
      case kSetUpvalue:
        // Assigning a variable of an enclosing function that lies within this dump is that function's own business.
        if (field_b(i) < p.upvalues.size() && reaches_outside(field_b(i), p, depth)) out_.assigns_upvalues = true;
        break;
      default:
        if (op >= kAddK && op <= kBitXorK) uses(field_c(i));
    }
  }

  /// A key beyond the short forms (more than 255 constants, long names) is loaded as a plain constant first: any text
  /// constant that is loaded may be the name of a global or a field. Asking for one name too many costs a
  /// recomputation, no more.
  void late_global(const Prototype& p, std::size_t k) {
    if (k < p.constants.size()) {
      if (const auto* text = std::get_if<std::string>(&p.constants[k]); text && (k > 255 || text->size() > 40)) {
        place(out_.globals, *text);
        place(out_.argument_fields, *text);
        for (unsigned upvalue = 0; upvalue < out_.upvalue_names.size(); ++upvalue)
          place(out_.upvalue_fields, {upvalue, *text});
      }
    }
  }

  static bool reaches_outside(unsigned upvalue, const Prototype& p, std::size_t depth) {
    return depth == 0 || p.upvalues[upvalue].in_stack == 0;
  }

  Bytecode& out_;
};

}  // namespace

Bytecode read_bytecode(std::string_view dump) {
  const Prototype p = Reader(dump).function_of_dump();
  Bytecode out;
  for (const Upvalue& upvalue : p.upvalues) out.upvalue_names.push_back(upvalue.name);
  std::vector<Origin> origins;
  for (unsigned i = 0; i < p.upvalues.size(); ++i) origins.push_back({Origin::outside, i});
  Analysis(out).function(p, origins, 0);
  return out;
}

}  // namespace ansatz::host
