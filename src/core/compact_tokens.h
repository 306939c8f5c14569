// The token bytes of the compact form (see compact.h). Frozen with codec version "1".
#pragma once

#include <cstdint>

namespace sandtable::token {

using Token = std::uint8_t;

inline constexpr Token kEnd = 0x00;  // ends the values of an array and the keys of an object
inline constexpr Token kNull = 0x01;
inline constexpr Token kFalse = 0x02;
inline constexpr Token kTrue = 0x03;
inline constexpr Token kInteger = 0x04;   // varint
inline constexpr Token kNegative = 0x05;  // varint of -1 - value
inline constexpr Token kDouble = 0x06;    // 64 bits: IEEE 754
inline constexpr Token kDecimal =
    0x06;  // + 1..3 digits after the point: 0x07..0x09; varint of the zigzag mantissa
inline constexpr Token kArray = 0x0A;  // values, kEnd
inline constexpr Token kObject =
    0x0B;  // keys in ascending order, kEnd, then their values; the keys are a new shape
inline constexpr Token kShape = 0x0C;  // varint number of a shape met before, then the values
inline constexpr Token kDenseMap =
    0x0D;  // {"1":4,"3":2}: varint n, base; n digits in bits: value + 1, 0 = absent
inline constexpr Token kDenseArray = 0x0E;  // [4,2,3]: varint n, base; n digits in bits
inline constexpr Token kHanText = 0x0F;     // in bits, beginning with the Han lexicon
inline constexpr Token kLatinText = 0x10;   // in bits, beginning with the Latin lexicon
inline constexpr Token kByteText = 0x11;    // byte form of text_code.h
inline constexpr Token kEmptyText = 0x12;
inline constexpr Token kUuid4 = 0x13;    // 122 bits
inline constexpr Token kUuid = 0x14;     // 128 bits
inline constexpr Token kInstant = 0x15;  // in bits: seconds since the instant before (at first 2026-01-01)
inline constexpr Token kDate = 0x16;     // in bits: days since the date before
inline constexpr Token kRepeat = 0x17;   // varint number of a text or uuid met before
inline constexpr Token kRawText = 0x18;  // varint length, bytes: what is not well-formed UTF-8
// 0x19..0x1F are not used
inline constexpr Token kSmallInteger = 0x20;  // + 0..15
inline constexpr Token kNearShape = 0x30;     // + 0..15: kShape of that number
inline constexpr Token kWord = 0x40;          // + 0..175
inline constexpr Token kFarWord = 0xF0;       // + high bits, then a byte: word number - 176

inline constexpr int kSmallIntegers = 16;
inline constexpr int kNearShapes = 16;

}  // namespace sandtable::token
