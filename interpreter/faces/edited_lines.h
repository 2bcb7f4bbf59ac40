// SPDX-License-Identifier: MIT
#pragma once

#include <histedit.h>

#include <string>

#include "interpreter/faces/history_file.h"
#include "interpreter/faces/line_reader.h"
#include "interpreter/faces/terminal_input.h"

namespace ansatz::faces {

/// Lines from a terminal by libedit: completion on Tab, brackets that show their partners, pasted blocks taken whole, a
/// history of entries. libedit edits; what comes from the terminal passes through TerminalInput.
class EditedLines final : public LineReader {
 public:
  EditedLines();
  ~EditedLines() override;
  EditedLines(const EditedLines&) = delete;
  EditedLines& operator=(const EditedLines&) = delete;

  End read(const std::string& prompt, const LineHelp& help, std::string& line) override;
  void remember(const std::string& entry) override;

 private:
  static EditedLines& of(EditLine* edit);
  static char* prompt(EditLine* edit);
  static int get_character(EditLine* edit, wchar_t* character);
  static unsigned char complete(EditLine* edit, int);
  static unsigned char open_bracket(EditLine* edit, int character);
  static unsigned char close_bracket(EditLine* edit, int character);
  static unsigned char paste(EditLine* edit, int);
  static unsigned char line_above(EditLine* edit, int);
  static unsigned char line_below(EditLine* edit, int);
  static unsigned char suspend(EditLine* edit, int);

  std::string text() const;           ///< of the line under way
  std::string before_cursor() const;  ///< the part of it before the cursor
  bool move_line(bool up);
  void bounce();
  void redraw(bool is_in_place);
  void come_back();
  /// Where the character at a byte of the line stands on the screen, counted from the prompt.
  struct Cell {
    std::size_t row = 0, column = 0;
  };
  Cell cell_of(std::size_t byte) const;

  EditLine* edit_ = nullptr;
  History* history_ = nullptr;
  HistoryFile file_;
  TerminalInput input_;
  std::string prompt_;
  const LineHelp* help_ = nullptr;
  bool is_interrupted_ = false;
  std::size_t rows_below_ = 0;  ///< of the line, below the cursor, when it was interrupted
  std::string completed_call_;  ///< the text up to the cursor, as completion left it behind a `(`
  bool shows_partner_ = false;  ///< the bracket just typed is to show its partner
  std::string pasted_;          ///< a block too long to be edited, accepted as it is
};

}  // namespace ansatz::faces
