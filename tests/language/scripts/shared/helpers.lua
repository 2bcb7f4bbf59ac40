local helpers = {}
function helpers.triple(x) return 3 * x end
return helpers
