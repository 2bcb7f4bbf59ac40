function third(x) return x / 3 end
