// SPDX-License-Identifier: MIT
#include "interpreter/faces/run_script.h"

int main(int argc, char** argv) {
  ansatz::faces::RunRequest request;
  if (argc < 2) return 2;
  request.script = argv[argc - 1];
  return ansatz::faces::run_script(request);
}
