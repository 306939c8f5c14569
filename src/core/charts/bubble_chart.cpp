// Four boxes (N12): bubbles on a square field, each with its name or a number where there is room for it.
#include <algorithm>
#include <cmath>

#include "core/charts/chart_shapes.h"
#include "core/charts/chart_text.h"
#include "core/charts/plan_charts.h"
#include "core/charts/short_number.h"

namespace sandtable {
namespace {

using namespace chart;

constexpr float kLargestField = 600;
constexpr float kLargestRadius_ratio = 0.07f;  // of the side of the field
constexpr float kSmallestRadius = 4;
constexpr float kTick = 24;                 // room for the numbers of an axis
constexpr float kBoxName = 20;              // room for the name of a box, beyond all bubbles
constexpr float kNearby = 4;                // from a bubble to its name
constexpr float kWidestName_ratio = 0.34f;  // of the side of the field; what is wider gets a number
constexpr std::size_t kMostTried = 400;     // bubbles for which a place is looked for
constexpr int kTakenCost = 1000, kMostNameCost = 1;
constexpr int kNumberRings = 4;  // places of a number, further and further from its bubble
constexpr float kRing = 15;
constexpr float kShortestArrow = 12;
constexpr float kBead = 4;  // half of the squares that keep texts off an arrow
constexpr float kListNumber = 28;

struct Box {  // or the circle in it
  float left, top, right, bottom;

  [[nodiscard]] float x() const { return (left + right) / 2; }
  [[nodiscard]] float y() const { return (top + bottom) / 2; }
  [[nodiscard]] float radius() const { return (right - left) / 2; }
};

Box box_at(float x, float y, float half_width, float half_height) {
  return {x - half_width, y - half_height, x + half_width, y + half_height};
}

float distance(float from, float to, float x) {
  return std::max(std::max(from - x, x - to), 0.0f);
}

class Field {
 public:
  Field(Picture& picture, const std::vector<Bubble>& bubbles, const Box& box);
  void draw_frame(const BubbleWords& words);
  void draw_bubbles();
  void draw_names();
  void draw_list();

 private:
  [[gnu::noinline]] void take(const Box& box) { boxes_.push_back(box); }
  [[nodiscard]] float radius_of(int i) const { return boxes_[static_cast<std::size_t>(i)].radius(); }
  [[nodiscard]] float across(double value) const;  // 1..10 from the left or the bottom edge
  [[nodiscard]] int cost(const Box& box, std::size_t own) const;
  [[nodiscard]] bool place(std::size_t i, const std::string& words, float room, int first, int last, int most,
                           std::size_t most_lines);

  Picture& picture_;
  const std::vector<Bubble>& bubbles_;
  const Box box_;
  std::vector<Box> boxes_;   // the circles by bubble, then what is taken by texts and arrows
  std::vector<int> order_;   // bubbles, the largest first
  std::vector<int> listed_;  // those below the field; −1 − i for one that has no number either
};

// What is not a number counts as 1.
float Field::across(double value) const {
  const float side = box_.right - box_.left;
  const float inset = side * kLargestRadius_ratio + kBoxName;
  const double share = value > 1 ? (std::min(value, 10.0) - 1) / 9 : 0;
  return inset + (side - 2 * inset) * static_cast<float>(share);
}

Field::Field(Picture& picture, const std::vector<Bubble>& bubbles, const Box& box)
    : picture_(picture), bubbles_(bubbles), box_(box) {
  double largest = 0;
  for (const Bubble& bubble : bubbles) {
    if (std::isfinite(bubble.area)) largest = std::max(largest, bubble.area);
  }
  for (std::size_t i = 0; i < bubbles.size(); ++i) {
    const Bubble& bubble = bubbles[i];
    const double share = bubble.area > 0 && largest > 0 ? std::min(bubble.area / largest, 1.0) : 0;
    const float radius = std::max(kSmallestRadius, (box.right - box.left) * kLargestRadius_ratio *
                                                       static_cast<float>(std::sqrt(share)));
    take(box_at(box.left + across(bubble.x), box.bottom - across(bubble.y), radius, radius));
    order_.push_back(static_cast<int>(i));
  }
  // Shell's sort, for its few lines.
  for (std::size_t gap = order_.size() / 2; gap > 0; gap /= 2) {
    for (std::size_t i = gap; i < order_.size(); ++i) {
      for (std::size_t k = i; k >= gap; k -= gap) {
        if (radius_of(order_[k - gap]) >= radius_of(order_[k])) break;
        std::swap(order_[k - gap], order_[k]);
      }
    }
  }
}

void Field::draw_frame(const BubbleWords& words) {
  const auto [left, top, right, bottom] = box_;
  const float x = box_.x(), y = box_.y();
  add_rect(picture_, left, top, right, bottom, 6, Paint::None, Paint::Grid).stroke_width = 1.5f;
  add_line(picture_, x, top, x, bottom, Paint::Grid, 1.5f);
  add_line(picture_, left, y, right, y, Paint::Grid, 1.5f);
  for (std::size_t i = 1; i <= 10; ++i) {
    const float along = across(static_cast<double>(i));
    add_number(picture_, left + along, bottom + kLineHeight / 2 + 2, i, Anchor::Middle, Paint::MutedText);
    add_number(picture_, left - 6, bottom - along, i, Anchor::End, Paint::MutedText);
  }
  constexpr float kArrow = 16;
  const float below = bottom + kLineHeight * 1.5f + 4;
  add_arrow(picture_, left - 10, top - 4, left - 10, top - 4 - kArrow, Paint::MutedText);
  add_arrow(picture_, right - kArrow, below, right, below, Paint::MutedText);
  const float room = right - left - kArrow - 8;
  add_wrapped(picture_, words.y_axis, room, 1, left, top - kLineHeight - 4, Anchor::Start, Paint::MutedText);
  add_wrapped(picture_, words.x_axis, room, 1, right - kArrow - 6, below - kLineHeight / 2, Anchor::End,
              Paint::MutedText);
  for (int i = 0; i < 4; ++i) {
    const bool strong = i == 1 || i == 2, attractive = i < 2;
    const Lines name = wrapped(words.boxes[i], x - left - 16, 2);
    const float name_left = strong ? right - 8 - name.width : left + 8;
    const float name_top = attractive ? top + 4 : bottom - 4 - name.height;
    add_lines(picture_, name, strong ? right - 8 : left + 8, name_top, strong ? Anchor::End : Anchor::Start,
              Paint::MutedText);
    take({name_left, name_top, name_left + name.width, name_top + name.height});
  }
}

void Field::draw_bubbles() {
  for (const int i : order_) {
    const Bubble& bubble = bubbles_[static_cast<std::size_t>(i)];
    const Box& circle = boxes_[static_cast<std::size_t>(i)];
    const float x = circle.x(), y = circle.y(), radius = circle.radius();
    // Not seen through: what lies below would only confuse.
    add_circle(picture_, x, y, radius, bubble.chosen ? Paint::Accent : Paint::Surface,
               bubble.chosen ? Paint::Surface : Paint::None);
    if (!bubble.chosen) add_circle(picture_, x, y, radius, Paint::AccentSoft, Paint::Accent);
  }
  for (std::size_t i = 0; i < bubbles_.size(); ++i) {
    const Bubble& bubble = bubbles_[i];
    if (!(bubble.wanted_x > 0 && bubble.wanted_y > 0)) continue;
    const Box from = boxes_[i];
    const float x = box_.left + across(bubble.wanted_x), y = box_.bottom - across(bubble.wanted_y);
    const float dx = x - from.x(), dy = y - from.y();
    const float length = length_of(dx, dy);
    if (length < 2) continue;
    // From the edge of the bubble; a short arrow begins within it, so that there is a shaft.
    const float start = std::clamp(length - kShortestArrow, 0.0f, from.radius());
    add_arrow(picture_, from.x() + dx / length * start, from.y() + dy / length * start, x, y, Paint::Text);
    for (float at = length; i < kMostTried && at > start; at -= 2 * kBead) {
      take(box_at(from.x() + dx * at / length, from.y() + dy * at / length, kBead, kBead));
    }
  }
}

// How bad a place for a text is: the bubbles it covers, or kTakenCost.
int Field::cost(const Box& box, std::size_t own) const {
  if (box.left < box_.left + 2 || box.right > box_.right - 2 || box.top < box_.top + 2 ||
      box.bottom > box_.bottom - 2)
    return kTakenCost;
  int out = 0;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const Box& other = boxes_[i];
    if (i == own || box.left >= other.right || other.left >= box.right || box.top >= other.bottom ||
        other.top >= box.bottom)
      continue;
    if (i >= bubbles_.size()) return kTakenCost;
    if (length_of(distance(box.left, box.right, other.x()), distance(box.top, box.bottom, other.y())) >=
        other.radius())
      continue;
    if (bubbles_[i].chosen) return kTakenCost;
    ++out;
  }
  return out;
}

// The best of the places first..last − 1 for a text: 0 in the bubble, then rings of eight around it, each
// with a leader line but the first. False: each costs more than `most`, or the text is too long for `room`.
bool Field::place(std::size_t i, const std::string& words, float room, int first, int last, int most,
                  std::size_t most_lines) {
  const Lines lines = wrapped(words, room, most_lines);
  if (lines.shortened || widest_word(words, kTextSize) > room) return false;
  static constexpr float kDirections[] = {1,    0,     -1,   0,    0,     1,     0,     -1,
                                          0.8f, -0.6f, 0.8f, 0.6f, -0.8f, -0.6f, -0.8f, 0.6f};
  const Box circle = boxes_[i];
  const float half_width = lines.width / 2, half_height = lines.height / 2;
  Box best{};
  int best_place = -1;
  for (int place = first; place < last && most >= 0; ++place) {
    float x = circle.x(), y = circle.y();
    if (place > 0) {
      const float* direction = kDirections + (place - 1) % 8 * 2;
      const float away = circle.radius() + kNearby + kRing * static_cast<float>((place - 1) / 8);
      x += direction[0] * away + std::copysign(direction[0] != 0 ? half_width : 0, direction[0]);
      y += direction[1] * away + std::copysign(direction[1] != 0 ? half_height : 0, direction[1]);
    } else if (length_of(half_width, half_height) > circle.radius()) {
      continue;
    }
    const Box box = box_at(x, y, half_width, half_height);
    const int found = cost(box, i) + std::max(place - 1, 0) / 8;
    if (found > most) continue;
    best = box;
    best_place = place;
    most = found - 1;
  }
  if (best_place < 0) return false;
  take(best);
  if (best_place > 8) {
    const float x = std::clamp(circle.x(), best.left, best.right),
                y = std::clamp(circle.y(), best.top, best.bottom);
    const float share = circle.radius() / std::max(1.0f, length_of(x - circle.x(), y - circle.y()));
    add_line(picture_, circle.x() + (x - circle.x()) * share, circle.y() + (y - circle.y()) * share, x, y,
             Paint::MutedText);
  }
  const bool chosen = bubbles_[i].chosen;
  // Towards the bubble, because widths are only estimated.
  const float side = best.x() - circle.x();
  const Anchor anchor = std::fabs(side) < 1 ? Anchor::Middle : side > 0 ? Anchor::Start : Anchor::End;
  add_lines(picture_, lines,
            anchor == Anchor::Middle ? best.x()
            : side > 0               ? best.left
                                     : best.right,
            best.top, anchor, chosen && best_place == 0 ? Paint::Surface : Paint::Text, chosen);
  return true;
}

void Field::draw_names() {
  const float widest = (box_.right - box_.left) * kWidestName_ratio;
  for (std::size_t n = 0; n < order_.size(); ++n) {
    const auto i = static_cast<std::size_t>(order_[n]);
    const std::string& label = bubbles_[i].label;
    const float radius = boxes_[i].radius();
    const bool tried = n < kMostTried;
    // Two lines of about the same width look best in a circle.
    const float inside = std::min(radius * 1.6f, estimated_width(label, kTextSize) / 2 + kTextSize * 0.6f);
    if (label.empty() ||
        (tried && (place(i, label, radius * 1.6f, 0, 1, 0, 1) || place(i, label, inside, 0, 1, 0, 2) ||
                   place(i, label, widest, 1, 9, kMostNameCost, 2)))) {
      continue;
    }
    listed_.push_back(int{order_[n]});
    if (!tried ||
        !place(i, std::to_string(listed_.size()), widest, 0, 1 + 8 * kNumberRings, kTakenCost - 1, 1)) {
      listed_.back() = -1 - order_[n];
    }
  }
}

// Below the field, in reading order; those whose number found no room either with their place.
void Field::draw_list() {
  float bottom = picture_.height + kLineHeight;
  for (std::size_t n = 0; n < listed_.size(); ++n) {
    const bool numbered = listed_[n] >= 0;
    const Bubble& bubble = bubbles_[static_cast<std::size_t>(numbered ? listed_[n] : -1 - listed_[n])];
    add_number(picture_, 0, bottom + kLineHeight / 2, n + 1, Anchor::Start, Paint::MutedText, bubble.chosen);
    std::string words = bubble.label;
    if (!numbered)
      words.append(" (")
          .append(short_number(bubble.x, false))
          .append(" | ")
          .append(short_number(bubble.y, false))
          .append(")");
    bottom = add_wrapped(picture_, words, picture_.width - kListNumber - 8, kMaxLabelLines, kListNumber, bottom,
                         Anchor::Start, Paint::Text, bubble.chosen) +
             3;
  }
  if (!listed_.empty()) picture_.height = bottom;
}

}  // namespace

Picture bubble_chart(const std::vector<Bubble>& bubbles, const BubbleWords& words, float width) {
  Picture out = blank(width);
  if (bubbles.empty()) return out;
  const float side = std::min(out.width - kTick - 2, kLargestField);
  const float left = kTick + (out.width - kTick - 2 - side) / 2;
  const float top = kLineHeight + 8;
  Field field(out, bubbles, {left, top, left + side, top + side});
  out.height = top + side + 2 * kLineHeight + 6;
  field.draw_frame(words);
  field.draw_bubbles();
  field.draw_names();
  field.draw_list();
  return out;
}

}  // namespace sandtable
