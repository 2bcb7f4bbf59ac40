// SPDX-License-Identifier: MIT
#include "interpreter/faces/command_line.h"
#include "stdlib/core/kept_memory.h"

int main(int count, char** arguments) {
  ansatz::core::keep_freed_memory();
  return ansatz::faces::command_line(count, arguments);
}
