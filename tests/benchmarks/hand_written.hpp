// What the formula engine is measured against: losses and Adam as one writes them in C++ when the loss never changes.
//
// Each loss is written once over a number type T, with the sharing that one sees on paper. With T = double it is the plain
// loop over std:: functions, which the compiler may vectorise; with T = Lane the loop works on the engine's own lanes. In
// both, everything happens in one loop that keeps its intermediate values in registers: what an interpreter cannot do.
#pragma once

#include "math/simd.hpp"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

namespace ravine::hand_written {

template <class T>
struct Gradient {
    T f, fx, fy;
};

template <class T>
struct Hessian {
    T f, fx, fy, fxx, fxy, fyy;
};

inline std::pair<double, double> sincos(double a) { return {std::sin(a), std::cos(a)}; }
inline std::pair<Lane, Lane> sincos(Lane a) { return xsimd::sincos(a); }

struct Rosenbrock {
    static constexpr std::string_view key = "rosenbrock";

    template <class T>
    static T value(T x, T y) {
        const T u = 1.0 - x, v = y - x * x;
        return u * u + 100.0 * (v * v);
    }
    template <class T>
    static Gradient<T> gradient(T x, T y) {
        const T u = 1.0 - x, v = y - x * x;
        return {u * u + 100.0 * (v * v), -2.0 * u - 400.0 * (x * v), 200.0 * v};
    }
    template <class T>
    static Hessian<T> hessian(T x, T y) {
        const auto [f, fx, fy] = gradient(x, y);
        return {f, fx, fy, 2.0 - 400.0 * (y - 3.0 * (x * x)), -400.0 * x, T(200.0)};
    }
};

struct Himmelblau {
    static constexpr std::string_view key = "himmelblau";

    template <class T>
    static T value(T x, T y) {
        const T p = x * x + y - 11.0, q = x + y * y - 7.0;
        return p * p + q * q;
    }
    template <class T>
    static Gradient<T> gradient(T x, T y) {
        const T p = x * x + y - 11.0, q = x + y * y - 7.0;
        return {p * p + q * q, 4.0 * (x * p) + 2.0 * q, 2.0 * p + 4.0 * (y * q)};
    }
    template <class T>
    static Hessian<T> hessian(T x, T y) {
        const auto [f, fx, fy] = gradient(x, y);
        return {f, fx, fy, 12.0 * (x * x) + 4.0 * y - 42.0, 4.0 * (x + y), 4.0 * x + 12.0 * (y * y) - 26.0};
    }
};

struct Ackley {
    static constexpr std::string_view key = "ackley";
    static constexpr double e = 2.718281828459045, tau = 6.283185307179586;

    template <class T>
    static T value(T x, T y) {
        using std::cos, std::exp, std::sqrt;
        const T well = 20.0 * exp(-0.2 * sqrt((x * x + y * y) / 2.0));
        const T waves = exp((cos(tau * x) + cos(tau * y)) / 2.0);
        return (20.0 + e) - well - waves;
    }
    template <class T>
    static Gradient<T> gradient(T x, T y) {
        using std::exp, std::sqrt;
        const T radius = sqrt((x * x + y * y) / 2.0);
        const auto [sin_x, cos_x] = sincos(tau * x);
        const auto [sin_y, cos_y] = sincos(tau * y);
        const T well = 20.0 * exp(-0.2 * radius);
        const T waves = exp((cos_x + cos_y) / 2.0);
        const T slope = 0.1 * well / radius;
        const T steepness = tau / 2.0 * waves;
        return {(20.0 + e) - well - waves, slope * x + steepness * sin_x, slope * y + steepness * sin_y};
    }
    template <class T>
    static Hessian<T> hessian(T x, T y) {
        using std::exp, std::sqrt;
        const T radius = sqrt((x * x + y * y) / 2.0);
        const auto [sin_x, cos_x] = sincos(tau * x);
        const auto [sin_y, cos_y] = sincos(tau * y);
        const T well = 20.0 * exp(-0.2 * radius);
        const T waves = exp((cos_x + cos_y) / 2.0);
        const T slope = 0.1 * well / radius;
        const T steepness = tau / 2.0 * waves;
        const T bend = (0.1 + 0.5 / radius) / radius;
        return {(20.0 + e) - well - waves,
                slope * x + steepness * sin_x,
                slope * y + steepness * sin_y,
                slope * (1.0 - bend * (x * x)) + tau * steepness * (cos_x - 0.5 * (sin_x * sin_x)),
                -slope * bend * (x * y) - tau / 2.0 * steepness * (sin_x * sin_y),
                slope * (1.0 - bend * (y * y)) + tau * steepness * (cos_y - 0.5 * (sin_y * sin_y))};
    }
};

inline void load(const double* from, double& number) { number = *from; }
inline void load(const double* from, Lane& lane) { lane = Lane::load_unaligned(from); }
inline void store(double* to, double number) { *to = number; }
inline void store(double* to, Lane lane) { lane.store_unaligned(to); }
template <class T>
T loaded(const double* from) {
    T number;
    load(from, number);
    return number;
}
template <class T>
inline constexpr std::size_t width = sizeof(T) / sizeof(double);

// The loops, with the arguments of ravine::Loss; count is a whole number of lanes.
template <class L, class T>
void value(const double* __restrict x, const double* __restrict y, std::size_t count, double* __restrict f) {
    for (std::size_t i = 0; i < count; i += width<T>) store(f + i, L::value(loaded<T>(x + i), loaded<T>(y + i)));
}

template <class L, class T>
void gradient(const double* __restrict x, const double* __restrict y, std::size_t count, double* __restrict f,
              double* __restrict fx, double* __restrict fy) {
    for (std::size_t i = 0; i < count; i += width<T>) {
        const Gradient<T> g = L::gradient(loaded<T>(x + i), loaded<T>(y + i));
        store(f + i, g.f);
        store(fx + i, g.fx);
        store(fy + i, g.fy);
    }
}

template <class L, class T>
void hessian(const double* __restrict x, const double* __restrict y, std::size_t count, double* __restrict f,
             double* __restrict fx, double* __restrict fy, double* __restrict fxx, double* __restrict fxy,
             double* __restrict fyy) {
    for (std::size_t i = 0; i < count; i += width<T>) {
        const Hessian<T> h = L::hessian(loaded<T>(x + i), loaded<T>(y + i));
        store(f + i, h.f);
        store(fx + i, h.fx);
        store(fy + i, h.fy);
        store(fxx + i, h.fxx);
        store(fxy + i, h.fxy);
        store(fyy + i, h.fyy);
    }
}

struct Adam {
    double lr = 0.02, beta1 = 0.9, beta2 = 0.999, eps = 1e-8;
};

// One coordinate of one Adam step, in the arithmetic of the paper; mean and square are the bias corrections.
template <class T>
void adam_update(const Adam& p, double mean, double square, T g, double* x, double* m, double* s) {
    using std::sqrt;
    const T new_m = p.beta1 * loaded<T>(m) + (1 - p.beta1) * g;
    const T new_s = p.beta2 * loaded<T>(s) + (1 - p.beta2) * (g * g);
    store(x, loaded<T>(x) - p.lr * (new_m / mean) / (sqrt(new_s / square) + p.eps));
    store(m, new_m);
    store(s, new_s);
}

// A whole step, gradient included, for count balls in one loop; f receives the loss before the step.
template <class L, class T>
void adam_step(const Adam& p, std::uint64_t t, std::size_t count, double* __restrict x, double* __restrict y,
               double* __restrict mx, double* __restrict my, double* __restrict sx, double* __restrict sy,
               double* __restrict f) {
    const double mean = 1 - std::pow(p.beta1, static_cast<double>(t));
    const double square = 1 - std::pow(p.beta2, static_cast<double>(t));
    for (std::size_t i = 0; i < count; i += width<T>) {
        const Gradient<T> g = L::gradient(loaded<T>(x + i), loaded<T>(y + i));
        store(f + i, g.f);
        adam_update(p, mean, square, g.fx, x + i, mx + i, sx + i);
        adam_update(p, mean, square, g.fy, y + i, my + i, sy + i);
    }
}

}  // namespace ravine::hand_written
