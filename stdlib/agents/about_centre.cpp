// SPDX-License-Identifier: MIT
#include "stdlib/agents/about_centre.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "stdlib/agents/about_centre.cpp"
#include <hwy/foreach_target.h>  // IWYU pragma: keep

#include <hwy/highway.h>

#include <array>
#include <limits>

#ifndef ANSATZ_AGENTS_CENTRE_QUESTION
#define ANSATZ_AGENTS_CENTRE_QUESTION
namespace ansatz::agents {

struct CentreQuestion {
  Vec3 centre;
  double box, half;  ///< of a periodic box; 0 and infinite elsewhere
  std::array<double*, 3> place, momentum;
  double* size;  ///< of the momentum
};

}  // namespace ansatz::agents
#endif

HWY_BEFORE_NAMESPACE();
namespace ansatz::agents::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Without fused steps, as single vectors have it.
void look_from_centre(const AgentArrays& agents, const CentreQuestion& q) {
  using Tag = hn::ScalableTag<double>;
  using Vector = hn::Vec<Tag>;
  constexpr Tag d{};
  const Vector box = hn::Set(d, q.box), half = hn::Set(d, q.half), nowhere = hn::Set(d, kNowhere);
  const auto from_centre = [&](const double* to, double from) HWY_ATTR {
    const Vector plain = hn::Sub(hn::LoadU(d, to), hn::Set(d, from));
    const Vector less = hn::Sub(plain, hn::IfThenElseZero(hn::Gt(plain, half), box));
    return hn::Add(less, hn::IfThenElseZero(hn::Lt(plain, hn::Neg(half)), box));
  };
  const auto size_of = [](Vector x, Vector y, Vector z)
                           HWY_ATTR { return hn::Sqrt(hn::Add(hn::Add(hn::Mul(x, x), hn::Mul(y, y)), hn::Mul(z, z))); };
  for (std::size_t i = 0; i < agents.size(); i += hn::MaxLanes(d)) {
    const Vector x = from_centre(&agents.x[i], q.centre.x), y = from_centre(&agents.y[i], q.centre.y),
                 z = from_centre(&agents.z[i], q.centre.z);
    const Vector size = size_of(x, y, z);
    const auto is_away = hn::Ge(size, nowhere);
    const auto part = [&](Vector v) HWY_ATTR { return hn::IfThenElseZero(is_away, hn::Div(v, size)); };
    const Vector ex = part(x), ey = part(y), ez = part(z);
    const Vector dx = hn::LoadU(d, &agents.dx[i]), dy = hn::LoadU(d, &agents.dy[i]), dz = hn::LoadU(d, &agents.dz[i]);
    const Vector mx = hn::Sub(hn::Mul(ey, dz), hn::Mul(ez, dy)), my = hn::Sub(hn::Mul(ez, dx), hn::Mul(ex, dz)),
                 mz = hn::Sub(hn::Mul(ex, dy), hn::Mul(ey, dx));
    hn::StoreU(x, d, q.place[0] + i);
    hn::StoreU(y, d, q.place[1] + i);
    hn::StoreU(z, d, q.place[2] + i);
    hn::StoreU(mx, d, q.momentum[0] + i);
    hn::StoreU(my, d, q.momentum[1] + i);
    hn::StoreU(mz, d, q.momentum[2] + i);
    hn::StoreU(size_of(mx, my, mz), d, q.size + i);
  }
}

}  // namespace ansatz::agents::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ansatz::agents {

HWY_EXPORT(look_from_centre);

AboutCentre::AboutCentre(std::size_t agents) : size_(agents) {
  for (std::vector<double>* array : {&x_, &y_, &z_, &mx_, &my_, &mz_, &sizes_})
    array->resize(agents + AgentArrays::kRoomBehind);
}

void AboutCentre::look(const AgentArrays& agents, Vec3 centre, const Space& space) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  HWY_DYNAMIC_DISPATCH(look_from_centre)
  (agents, {centre,
            space.is_periodic() ? space.box : 0,
            space.is_periodic() ? space.box / 2 : kFar,
            {x_.data(), y_.data(), z_.data()},
            {mx_.data(), my_.data(), mz_.data()},
            sizes_.data()});
}

}  // namespace ansatz::agents
#endif
