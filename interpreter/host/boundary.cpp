// SPDX-License-Identifier: MIT
// az.boundary(data, "v", max, mask): what max(v where mask) is, of which the table is told.

#include "interpreter/host/values.h"
#include "stdlib/core/select.h"

namespace ansatz::host {
namespace {

int boundary(lua_State* lua) {
  // Lua's errors jump over C++ frames: what has a destructor is gone when max or min is called.
  {
    const auto* data = object_at(lua, 1);
    if (!data) throw core::Mismatch("az.boundary takes the table first: az.boundary(data, \"v\", az.max, mask)");
    luaL_checkstring(lua, 2);
    const auto* extreme = kernel_at(lua, 3);
    if (!extreme || (extreme->kernel->name != "max" && extreme->kernel->name != "min"))
      throw core::Mismatch("az.boundary takes az.max or az.min, but is given " + read(lua, 3).describe());
    lua_settop(lua, 4);
    lua_pushvalue(lua, 3);
    push(lua, core::where((*data)->get(lua_tostring(lua, 2)), read(lua, 4)));
  }
  lua_call(lua, 1, 1);
  const core::Value told[] = {read(lua, 2), kernel_at(lua, 3)->kernel->name == "max", read(lua, 4), read(lua, 5)};
  push(lua, (*object_at(lua, 1))->call("boundary", told, {}));
  return 1;
}

}  // namespace

void install_boundaries(lua_State* lua) {
  lua_pushcfunction(lua, guarded<boundary>);
  lua_setfield(lua, -2, "boundary");
}

}  // namespace ansatz::host
