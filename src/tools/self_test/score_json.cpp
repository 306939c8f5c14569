#include "tools/self_test/score_json.h"

#include "tools/self_test/scoring.h"

namespace sandtable {
namespace {

Json dimension_to_json(const std::string& id, const std::string& title, const DimensionScore& score) {
  Json out = empty_object();
  if (!id.empty()) {
    set_text(out, "id", id);
    set_text(out, "title", title);
  }
  set_number(out, "min", score.min);
  set_number(out, "max", score.max);
  for (const Text key : {"score", "pomp", "band"}) set_json(out, key, nullptr);
  if (score.score) {
    set_number(out, "score", *score.score);
    set_real(out, "pomp", *score.pomp);
    set_text(out, "band", score.band);
  }
  Json missing = empty_array();
  for (const std::string& question : score.missing) add_text(missing, question);
  set_json(out, "missing", std::move(missing));
  return out;
}

}  // namespace

Json score_to_json(const TestPack& pack, const SelfTest& attempt) {
  const SelfTestScore scores = score_self_test(pack, attempt);
  Json out = empty_object();
  set_text(out, "id", attempt.id);
  set_text(out, "test", attempt.test);
  set_text(out, "taken", attempt.taken);
  set_text(out, "phase", to_word(attempt.phase));
  Json rater = empty_object();
  set_text(rater, "kind", to_word(attempt.rater.kind));
  set_text(rater, "name", attempt.rater.name);
  set_json(out, "rater", std::move(rater));
  set_number(out, "answered", scores.answered);
  set_number(out, "questions", scores.questions);
  Json dimensions = empty_array();
  for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
    const Dimension& dimension = pack.dimensions[d];
    add_json(dimensions, dimension_to_json(dimension.id, dimension.title, scores.dimensions[d]));
  }
  set_json(out, "dimensions", std::move(dimensions));
  set_json(out, "total", dimension_to_json({}, {}, scores.total));
  return out;
}

}  // namespace sandtable
