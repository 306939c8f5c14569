// Random ids (RFC 9562, version 4). Randomness is passed in by the platform.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace sandtable {

// Fills 16 bytes with random values of the platform's best source.
using RandomBytes = std::function<void(std::array<std::uint8_t, 16>&)>;

// "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx", lower case.
[[nodiscard]] std::string make_uuid(const RandomBytes& random);

}  // namespace sandtable
