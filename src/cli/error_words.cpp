#include "cli/error_words.h"

#include "cli/files.h"

namespace sandtable::cli {
namespace {

const char* sentence_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Empty:
      return "there is nothing in it";
    case ErrorCode::TooLarge:
      return "it is too large; the cap in bytes is";
    case ErrorCode::NotJson:
      return "this is not JSON; the first wrong character is at line:column";
    case ErrorCode::TooDeep:
      return "it is nested too deeply; the cap is";
    case ErrorCode::TooMany:
      return "it has too many single values; the cap is";
    case ErrorCode::WrongFormat:
      return "this is another kind of document";
    case ErrorCode::NewerVersion:
      return "it was written by a newer Sandtable, version";
    case ErrorCode::MissingMember:
      return "a required member is missing";
    case ErrorCode::WrongType:
      return "the type is wrong; expected is";
    case ErrorCode::OutOfRange:
      return "a number or a length is outside its range";
    case ErrorCode::UnknownChoice:
      return "this word is not one of the allowed ones";
    case ErrorCode::BadId:
      return "an id may have letters, digits, _ and - only";
    case ErrorCode::BadDate:
      return "this is not an instant like 2026-11-21T09:00:00Z";
    case ErrorCode::DuplicateKey:
      return "the key is there twice; the last one counts";
    case ErrorCode::DuplicateId:
      return "two records have the same id";
    case ErrorCode::BadText:
      return "the text has characters that are not allowed";
    case ErrorCode::UnknownQuestion:
      return "the test has no such question; the answer is kept but not counted";
    case ErrorCode::UnknownDimension:
      return "the question names a dimension that is not declared";
    case ErrorCode::EmptyDimension:
      return "no question feeds this dimension";
    case ErrorCode::NotAscending:
      return "bands have to start at 0 and to rise";
    case ErrorCode::MissingAdvice:
      return "a dimension has no advice for a band";
    case ErrorCode::NotALink:
      return "there is no Sandtable link in it";
    case ErrorCode::LinkVersion:
      return "the link was made by a newer Sandtable, version";
    case ErrorCode::LinkCut:
      return "the link was cut short; copy the whole of it";
    case ErrorCode::LinkAltered:
      return "the link was altered on its way";
    case ErrorCode::CodeCharacter:
      return "result codes never have this character (position:character)";
    case ErrorCode::CodeLength:
      return "the result code has the wrong number of characters (has/needs)";
    case ErrorCode::CodeCheck:
      return "there is a typing error in the result code";
    case ErrorCode::CodeUnknownTest:
      return "the result code is of a test that is not loaded, number";
    case ErrorCode::CodeNotPossible:
      return "this test is too long for a result code, or has no code number";
    case ErrorCode::NothingThere:
      return "not found";
    case ErrorCode::Protected:
      return "this is protected with a password; open the link in a browser, where the page asks for it";
  }
  return "unknown error";
}

}  // namespace

std::string words_of(const Error& error) {
  if (error.code == ErrorCode::CodeCheck && !error.detail.empty()) {
    return std::string(sentence_of(error.code)) + ", most likely in character " + error.detail;
  }
  std::string words = sentence_of(error.code);
  if (!error.detail.empty()) words += ": " + visible(error.detail);
  return words;
}

std::string line_of(const Error& error) {
  const std::string pointer = error.json_pointer.empty() ? "(document)" : visible(error.json_pointer);
  return pointer + " " + error_name(error.code) + " " + words_of(error);
}

}  // namespace sandtable::cli
