// SPDX-License-Identifier: MIT
#include "stdlib/data/netcdf/array_variables.h"

namespace ansatz::data {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

}  // namespace

FieldType field_type(core::ElementType type) {
  switch (type) {
    case core::ElementType::integer:
      return FieldType::integer;
    case core::ElementType::boolean:
      return FieldType::truth;
    case core::ElementType::text:
      return FieldType::text;
    default:
      return FieldType::real;
  }
}

std::vector<int> define_array(FieldWriter& writer, int group, const std::string& name, const core::Array& array,
                              const std::vector<int>& dimensions, const FieldWriter::Chunk& chunk) {
  const bool is_complex = array.type() == core::ElementType::complex;
  const std::vector<std::string> names =
      is_complex ? std::vector<std::string>{name + kRealPart, name + kImaginaryPart} : std::vector<std::string>{name};
  std::vector<int> variables;
  for (const std::string& part : names) {
    const int variable = writer.variable(group, part, field_type(array.type()), dimensions, chunk);
    std::string meaning = array.label.empty() ? name : array.label;
    if (is_complex) meaning += part.ends_with(kRealPart) ? ", real part" : ", imaginary part";
    writer.attribute(group, variable, "long_name", meaning);
    if (!array.unit.symbol.empty()) writer.attribute(group, variable, "units", array.unit.symbol);
    if (!array.density_over.empty()) writer.attribute(group, variable, kDensityOver, joined(array.density_over));
    if (array.is_mass) writer.attribute(group, variable, kKind, kMassPerCell);
    variables.push_back(variable);
  }
  return variables;
}

void put_array(FieldWriter& writer, int group, const std::vector<int>& variables, const core::Array& array,
               const std::vector<std::size_t>& start, const std::vector<std::size_t>& count) {
  switch (array.type()) {
    case core::ElementType::real:
      return writer.write(group, variables[0], start, count, array.real().data());
    case core::ElementType::integer:
      return writer.write(group, variables[0], start, count, array.integers().data());
    case core::ElementType::boolean:
      return writer.write(group, variables[0], start, count, array.booleans().data());
    case core::ElementType::text:
      return writer.write(group, variables[0], start, count, array.texts().data());
    case core::ElementType::complex:
      break;
  }
  std::vector<double> part(array.size());
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = array.complex()[i].real();
  writer.write(group, variables[0], start, count, part.data());
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = array.complex()[i].imag();
  writer.write(group, variables[1], start, count, part.data());
}

}  // namespace ansatz::data
