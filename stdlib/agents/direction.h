// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

namespace ansatz::agents {

/// A vector in space.
struct Vec3 {
  double x = 0, y = 0, z = 0;

  friend Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend Vec3 operator*(double s, Vec3 a) { return {s * a.x, s * a.y, s * a.z}; }
};

inline double dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline double length(Vec3 a) { return std::sqrt(dot(a, a)); }
inline Vec3 cross(Vec3 a, Vec3 b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }

/// Below it a sum of unit vectors points nowhere.
inline constexpr double kNowhere = 1e-10;

/// a/|a|, or `otherwise` where |a| is below kNowhere.
inline Vec3 unit(Vec3 a, Vec3 otherwise) {
  const double size = length(a);
  return size < kNowhere ? otherwise : Vec3{a.x / size, a.y / size, a.z / size};
}

}  // namespace ansatz::agents
