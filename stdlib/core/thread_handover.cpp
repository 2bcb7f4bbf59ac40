// SPDX-License-Identifier: MIT
#include "stdlib/core/thread_handover.h"

#if defined(__SANITIZE_THREAD__)
#define ANSATZ_THREAD_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ANSATZ_THREAD_SANITIZER 1
#endif
#endif

#ifdef ANSATZ_THREAD_SANITIZER
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
#endif

namespace ansatz::core {

#ifdef ANSATZ_THREAD_SANITIZER
void ThreadHandover::acquire(void* at) { __tsan_acquire(at); }
void ThreadHandover::release(void* at) { __tsan_release(at); }
#else
void ThreadHandover::acquire(void*) {}
void ThreadHandover::release(void*) {}
#endif

}  // namespace ansatz::core
