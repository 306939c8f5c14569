// What every test file includes, compiled once in the builds with sanitizers (cmake/options.cmake). No file needs this header.
#pragma once

#include "core/precompiled.h"

#include <doctest/doctest.h>
