-- The same from plain Lua: ansatz scripts/tour/plain.lua
local az = require "ansatz"

-- Kernels take a table of named arguments last.
print("a fair coin holds", az.information.shannon({ 0.5, 0.5 }, { base = "bit" }), "bit")

-- A breather of the sine-Gordon field swings with its own frequency, below 1, for ever.
az.experiment{
  name  = "breathers",
  title = "Sine-Gordon breathers keep their height",
  vary  = { { names = { "frequency" }, values = { 0.5, 0.7, 0.9 } } },

  run = function(row, frequency)
    local sim = az.fields.klein_gordon{
      potential = function(phi) return 1 - az.cos(phi) end,      -- becomes compiled code, as in Ansatz
      initial   = az.fields.breather{ frequency = frequency },
      domain    = az.interval(-60, 60), points = 1024, ["until"] = 40,
    }
    row:record("height", az.max(az.abs(sim.phi)))
    row:record("drift", sim.energy_drift)
  end,

  claims = {
    {
      title  = "the height is 4 atan(√(1/ω² − 1))",
      source = "Rajaraman, Solitons and Instantons (1982), chapter 2",
      check  = function(data, claim)
        local exact = 4 * az.atan(az.sqrt(1 / data.frequency ^ 2 - 1))
        claim:near(az.max(az.abs(data.height - exact)), 0, 0.02, "largest error of the height ≈ 0 ± 0.02")
      end,
    },
  },
}
