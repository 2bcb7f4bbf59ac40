// SPDX-License-Identifier: MIT
#include "interpreter/figure/glyphs.h"

#include <array>
#include <utility>

#include "stdlib/core/utf8.h"

namespace ansatz::figure {
namespace {

// Advances of U+0020 … U+007E in DejaVu Sans, in its 2048 units an em (read from the font's hmtx table).
constexpr std::array<short, 95> kAdvances = {
    651,  821,  942,  1716, 1303, 1946, 1597, 563,  799,  799,  1024, 1716, 651,  739,  651,  690,  1303, 1303, 1303,
    1303, 1303, 1303, 1303, 1303, 1303, 1303, 690,  690,  1716, 1716, 1716, 1087, 2048, 1401, 1405, 1430, 1577, 1294,
    1178, 1587, 1540, 604,  604,  1343, 1141, 1767, 1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403,
    1251, 1403, 799,  690,  799,  1716, 1024, 1024, 1255, 1300, 1126, 1300, 1260, 721,  1300, 1298, 569,  569,  1186,
    569,  1995, 1298, 1253, 1300, 1300, 842,  1067, 803,  1298, 1212, 1675, 1212, 1212, 1075, 1303, 690,  1303, 1716};

constexpr std::pair<std::string_view, char32_t> kNames[] = {
    {"alpha", U'α'},  {"beta", U'β'},   {"gamma", U'γ'},  {"delta", U'δ'},  {"epsilon", U'ε'}, {"zeta", U'ζ'},
    {"eta", U'η'},    {"theta", U'θ'},  {"iota", U'ι'},   {"kappa", U'κ'},  {"lambda", U'λ'},  {"mu", U'μ'},
    {"nu", U'ν'},     {"xi", U'ξ'},     {"pi", U'π'},     {"rho", U'ρ'},    {"sigma", U'σ'},   {"tau", U'τ'},
    {"phi", U'φ'},    {"chi", U'χ'},    {"psi", U'ψ'},    {"omega", U'ω'},  {"Gamma", U'Γ'},   {"Delta", U'Δ'},
    {"Theta", U'Θ'},  {"Lambda", U'Λ'}, {"Xi", U'Ξ'},     {"Pi", U'Π'},     {"Sigma", U'Σ'},   {"Phi", U'Φ'},
    {"Psi", U'Ψ'},    {"Omega", U'Ω'},  {"times", U'×'},  {"cdot", U'·'},   {"pm", U'±'},      {"approx", U'≈'},
    {"le", U'≤'},     {"ge", U'≥'},     {"ne", U'≠'},     {"infty", U'∞'},  {"partial", U'∂'}, {"nabla", U'∇'},
    {"langle", U'⟨'}, {"rangle", U'⟩'}, {"hbar", U'ℏ'},   {"ell", U'ℓ'},    {"to", U'→'},      {"sum", U'∑'},
    {"int", U'∫'},    {"sqrt", U'√'},   {"degree", U'°'}, {"propto", U'∝'}, {"prime", U'′'},   {"varphi", U'ϕ'}};

}  // namespace

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const core::CodePoint point = core::code_point_at(text, i);
    const char32_t code = point.value;
    // Controls, and the code points that no character ever has.
    out += code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFE) == 0xFFFE ? U' ' : code;
    i += point.size;
  }
  return out;
}

double advance_em(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return kAdvances[code - 0x20] / 2048.0;
  if (code == 0xA0) return kAdvances[0] / 2048.0;
  if (code >= 0x300 && code < 0x370) return 0;  // combining marks
  if (code == U'−' || code == U'±' || code == U'×') return 0.838;
  return code >= 0x2E80 ? 1.0 : 0.64;
}

bool is_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

bool is_letter(char32_t code) {
  return (code >= U'a' && code <= U'z') || (code >= U'A' && code <= U'Z') ||
         (code >= 0xC0 && code < 0x2000 && code != U'×' && code != U'÷') || code >= 0x2E80;
}

char32_t named_character(std::string_view name) {
  for (const auto& [known, code] : kNames)
    if (known == name) return code;
  return 0;
}

}  // namespace ansatz::figure
