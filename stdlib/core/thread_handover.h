// SPDX-License-Identifier: MIT
#pragma once

namespace ansatz::core {

/// What a thread does before it starts others, and what they do before it goes on, said to the thread sanitizer: oneTBB
/// is not built with it, so that the order it keeps is not seen. Does nothing in other builds.
///
///   ThreadHandover handover;                  // what was written so far is seen by the workers
///   parallel_for(…, [&] { const auto part = handover.part(); … });
///   handover.finish();                        // what they wrote is seen from here on
///
/// Where an exception leaves `finish` out, the destructor takes its place.
class ThreadHandover {
 public:
  ThreadHandover() { release(&start_); }
  ~ThreadHandover() { finish(); }
  ThreadHandover(const ThreadHandover&) = delete;
  ThreadHandover& operator=(const ThreadHandover&) = delete;
  void finish() { acquire(&done_); }

  class Part {
   public:
    explicit Part(ThreadHandover& of) : of_(of) { acquire(&of_.start_); }
    ~Part() { release(&of_.done_); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

   private:
    ThreadHandover& of_;
  };
  /// For the length of what one worker does.
  Part part() { return Part(*this); }

 private:
  static void acquire(void* at);
  static void release(void* at);
  char start_ = 0, done_ = 0;
};

}  // namespace ansatz::core
