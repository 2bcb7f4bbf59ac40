// SPDX-License-Identifier: MIT
#include "stdlib/data/files/npz.h"

#include <zip.h>

#include <list>
#include <memory>

#include "stdlib/core/as_array.h"
#include "stdlib/core/error.h"
#include "stdlib/data/files/bytes.h"
#include "stdlib/data/files/npy.h"

namespace ansatz::data {

namespace {

constexpr std::string_view kExtension = ".npy";

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Discard>;
using Member = std::unique_ptr<zip_file_t, Discard>;

Archive open(const std::string& path, int flags) {
  int code = 0;
  Archive archive(zip_open(path.c_str(), flags, &code));
  if (archive) return archive;
  zip_error_t problem;
  zip_error_init_with_code(&problem, code);
  const std::string why = zip_error_strerror(&problem);
  zip_error_fini(&problem);
  throw core::BadData(path, "a NumPy archive", "it cannot be opened: " + why);
}

std::string read_member(const std::string& path, zip_t* archive, zip_uint64_t i, const zip_stat_t& about,
                        const core::Run& run) {
  const std::string name = about.name;
  const Member member(zip_fopen_index(archive, i, 0));
  if (!member) throw core::BadData(path, "members that can be read", name + ": " + zip_strerror(archive));
  std::string bytes;
  constexpr std::size_t kBlock = std::size_t{1} << 20U;
  // By blocks: the size that the archive states is not to be believed before it is there.
  for (;;) {
    run.tick();
    const std::size_t before = bytes.size();
    bytes.resize(before + kBlock);
    const zip_int64_t got = zip_fread(member.get(), bytes.data() + before, kBlock);
    if (got < 0) throw core::BadData(path, "members that can be read", name + " is damaged");
    bytes.resize(before + static_cast<std::size_t>(got));
    if (got == 0) return bytes;
  }
}

}  // namespace

core::Record read_npz(const std::string& path, const core::Run& run) {
  const Archive archive = open(path, ZIP_RDONLY | ZIP_CHECKCONS);
  core::Record arrays;
  const zip_int64_t n = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < n; ++i) {
    const auto place = static_cast<zip_uint64_t>(i);
    zip_stat_t about;
    if (zip_stat_index(archive.get(), place, 0, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0) {
      throw core::BadData(path, "members with names", zip_strerror(archive.get()));
    }
    std::string name = about.name;
    if (!std::string_view(name).ends_with(kExtension)) {
      throw core::BadData(path, "NumPy arrays alone", "it holds " + name);
    }
    name.resize(name.size() - kExtension.size());
    if (arrays.find(name)) throw core::BadData(path, "a name of its own for every array", "two are called " + name);
    arrays.set(name, core::as_value(read_npy(path + ": " + name, read_member(path, archive.get(), place, about, run))));
  }
  return arrays;
}

void write_npz(const std::string& path, const core::Record& arrays) {
  std::list<std::string> kept;  // libzip reads them when the archive is closed
  Archive archive = open(path, ZIP_CREATE | ZIP_EXCL);
  const auto refused = [&](const std::string& name) {
    return core::BadData(path, "room for " + name, zip_strerror(archive.get()));
  };
  for (const auto& [name, value] : arrays.fields) {
    const auto array = core::as_array(value);
    if (!array) throw core::Mismatch("write: " + name + " is " + value.describe() + ", but an archive holds arrays");
    const std::string& bytes = kept.emplace_back(npy_bytes(*array));
    zip_source_t* source = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
    if (!source) throw refused(name);
    const zip_int64_t place =
        zip_file_add(archive.get(), (name + std::string(kExtension)).c_str(), source, ZIP_FL_ENC_UTF_8);
    if (place < 0) {
      zip_source_free(source);
      throw refused(name);
    }
    const auto added = static_cast<zip_uint64_t>(place);
    if (zip_set_file_compression(archive.get(), added, ZIP_CM_STORE, 0) != 0) throw refused(name);
    // One moment for all files: the same arrays are the same bytes whenever they are written.
    constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U;  // 1980-01-01
    if (zip_file_set_dostime(archive.get(), added, 0, kFirstDay, 0) != 0) throw refused(name);
  }
  if (zip_close(archive.get()) != 0) throw refused("the archive");
  archive.release();
}

}  // namespace ansatz::data
