// SPDX-License-Identifier: MIT
#include "interpreter/faces/command_line.h"

int main(int count, char** arguments) { return ansatz::faces::command_line(count, arguments); }
