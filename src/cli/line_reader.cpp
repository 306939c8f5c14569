#include "cli/line_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace sandtable::cli {
namespace {

constexpr std::size_t kStart = 256u << 10;

}  // namespace

LineReader::~LineReader() {
  close();
}

void LineReader::close() {
  if (file_ != nullptr && file_ != stdin) std::fclose(file_);
  file_ = nullptr;
}

bool LineReader::open(const std::string& path) {
  close();
  begin_ = end_ = 0;
  number_ = 0;
  file_ = path == "-" ? stdin : std::fopen(path.c_str(), "rb");
  if (file_ != nullptr) std::setvbuf(file_, nullptr, _IONBF, 0);  // this is the buffer
  if (buffer_.empty()) buffer_.resize(kStart);
  struct stat what {};
  device_left_ = file_ != nullptr && fstat(fileno(file_), &what) == 0 && S_ISCHR(what.st_mode) ? kMostOfDevice : SIZE_MAX;
  return file_ != nullptr;
}

std::string_view LineReader::start() {
  if (begin_ == end_) (void)fill();
  return std::string_view(buffer_).substr(begin_, end_ - begin_);
}

std::string LineReader::take_rest(std::size_t most) {
  while (end_ - begin_ <= most && fill()) {}
  return buffer_.substr(begin_, end_ - begin_);
}

void LineReader::read_instead(std::string text) {
  close();
  buffer_ = std::move(text);
  begin_ = 0;
  end_ = buffer_.size();
}

bool LineReader::fill() {
  if (file_ == nullptr) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const std::size_t got = std::fread(buffer_.data() + end_, 1, buffer_.size() - end_, file_);
  end_ += got;
  device_left_ -= std::min(device_left_, device_left_ == SIZE_MAX ? 0 : got);
  return got > 0;
}

LineReader::Read LineReader::next(std::string_view& line) {
  std::size_t searched = begin_;
  std::size_t skipped = 0;
  while (true) {
    const void* found = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
    if (found != nullptr) {
      const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
      line = std::string_view(buffer_).substr(begin_, at - begin_);
      begin_ = at + 1;
      ++number_;
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      return skipped > 0 || line.size() > most_ ? Read::TooLong : Read::Line;
    }
    if (end_ - begin_ > most_ + 1) {  // one for a carriage return
      skipped += end_ - begin_;
      begin_ = end_;
      if (skipped > kMostSkipped) return Read::Endless;
    }
    if (device_left_ == 0) return Read::Endless;
    searched = end_ - begin_;  // where it will be after moving
    if (fill()) continue;
    if (file_ != nullptr && std::ferror(file_) != 0) return Read::Failed;
    if (begin_ == end_ && skipped == 0) return Read::End;
    line = std::string_view(buffer_).substr(begin_, end_ - begin_);
    begin_ = end_;
    ++number_;
    return skipped > 0 || line.size() > most_ ? Read::TooLong : Read::Line;
  }
}

}  // namespace sandtable::cli
