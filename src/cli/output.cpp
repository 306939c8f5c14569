#include "cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "cli/files.h"

namespace sandtable::cli {
namespace {

std::FILE* stream = stdout;
std::string target;                            // "" = written directly
char temporary[PATH_MAX];
volatile std::sig_atomic_t has_temporary = 0;  // for end_on_signal()
bool printed = false;
int failure = 0;                               // of flush_output()

void end_on_signal(int number) {
  if (has_temporary != 0) unlink(temporary);
  std::signal(number, SIG_DFL);
  raise(number);
}

[[noreturn]] void end_after_failed_output(int reason) {
  discard_output();
  if (reason == EPIPE) std::_Exit(0);  // e.g. `| head -1`: the reader has what it wanted
  complain(std::string("cannot write: ") + std::strerror(reason));
  std::_Exit(1);
}

bool refuse(const std::string& path, int reason) {
  complain(visible(path) + ": cannot write: " + std::strerror(reason));
  return false;
}

// As a new file would have, or the one that is replaced.
mode_t mode_for(const struct stat* old) {
  if (old != nullptr) return old->st_mode & 0777;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

// A link stays one, also one to a file that is not there yet.
std::string file_behind(const std::string& path) {
  constexpr int kMostLinks = 40;  // as the system follows
  std::filesystem::path file = path;
  std::error_code failed;
  for (int i = 0; i < kMostLinks && std::filesystem::is_symlink(file, failed); ++i)
    file = file.parent_path() / std::filesystem::read_symlink(file, failed);
  return file.string();
}

}  // namespace

void prepare_streams() {
  for (int number = 0; number < 3; ++number) {
    // The lowest free number is the one that is taken.
    if (fcntl(number, F_GETFD) == -1) (void)!open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY);
  }
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool open_output(const std::string& path) {
  if (path == "-") return true;
  struct stat old {};
  const bool exists = stat(path.c_str(), &old) == 0;
  if (exists && !S_ISREG(old.st_mode)) {
    stream = std::fopen(path.c_str(), "wb");
    return stream != nullptr || refuse(path, errno);
  }
  if (exists && access(path.c_str(), W_OK) != 0) return refuse(path, errno);
  target = file_behind(path);
  const std::string name = (std::filesystem::path(target).parent_path() / ".sandtable-XXXXXX").string();
  if (name.size() >= sizeof temporary) return refuse(path, ENAMETOOLONG);
  std::memcpy(temporary, name.c_str(), name.size() + 1);
  // A signal comes before the file is there, or when it is known.
  sigset_t ends, before;
  sigemptyset(&ends);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    if (std::signal(number, end_on_signal) == SIG_IGN) std::signal(number, SIG_IGN);  // nohup
    sigaddset(&ends, number);
  }
  sigprocmask(SIG_BLOCK, &ends, &before);
  const int handle = mkstemp(temporary);
  const int failed_with = errno;
  has_temporary = handle != -1 ? 1 : 0;
  sigprocmask(SIG_SETMASK, &before, nullptr);
  if (handle == -1) return refuse(path, failed_with);
  fchmod(handle, mode_for(exists ? &old : nullptr));
  stream = fdopen(handle, "wb");
  if (stream != nullptr) return true;
  const int reason = errno;
  discard_output();
  return refuse(path, reason);
}

void print(std::string_view text) {
  printed = true;
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size()) end_after_failed_output(errno);
}

void flush_output() {
  if (std::fflush(stream) != 0 && failure == 0) failure = errno;
}

void finish_output() {
  flush_output();
  if (failure != 0) end_after_failed_output(failure);
  if (has_temporary == 0) return;
  if (!printed) return discard_output();
  // Some disks say only here that they are full.
  if (fsync(fileno(stream)) != 0 || std::fclose(stream) != 0 || std::rename(temporary, target.c_str()) != 0)
    end_after_failed_output(errno);
  has_temporary = 0;
}

void discard_output() {
  if (has_temporary != 0) unlink(temporary);
  has_temporary = 0;
}

}  // namespace sandtable::cli
