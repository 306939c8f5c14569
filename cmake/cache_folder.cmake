# Where cmake/setup.sh keeps what it unpacked: the same rule as in that script.
if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
  set(SANDTABLE_CACHE "$ENV{XDG_CACHE_HOME}/sandtable")
else()
  set(SANDTABLE_CACHE "$ENV{HOME}/.cache/sandtable")
endif()
