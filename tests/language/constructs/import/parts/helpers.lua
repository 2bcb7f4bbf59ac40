local h = { name = "helpers" }
function h.half(x) return x / 2 end
function h.fails(x)
  return x.no_such_field + 1
end
function h.checks(n)
  if n > 1 then error("n must not exceed 1, but is " .. n) end
  return n
end
return h
