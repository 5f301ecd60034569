// The losses as pages usually have them: a `new Function` with central differences, and mathjs with its derivatives.
import { create, all } from "mathjs";
import { randomNumbers } from "../seed.mjs";

const math = create(all);
const random = randomNumbers();

export const losses = {
  rosenbrock: {
    formula: "(1 - x)^2 + 100(y - x^2)^2",
    javascript: "(1 - x)**2 + 100*(y - x**2)**2",
    domain: { x: [-2, 2], y: [-1, 3] },
  },
  himmelblau: {
    formula: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    javascript: "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    domain: { x: [-5, 5], y: [-5, 5] },
  },
  ackley: {
    formula: "20 + e - 20exp(-0.2sqrt((x^2+y^2)/2)) - exp((cos(2pi x) + cos(2pi y))/2)",
    javascript:
      "20 + Math.E - 20*Math.exp(-0.2*Math.sqrt((x**2 + y**2)/2)) - Math.exp((Math.cos(2*Math.PI*x) + Math.cos(2*Math.PI*y))/2)",
    domain: { x: [-32.768, 32.768], y: [-32.768, 32.768] },
  },
};

/** (x, y) => [f, fx, fy] by central differences over a compiled JavaScript expression. */
export function centralDifferences({ javascript }) {
  const f = new Function("x", "y", `return ${javascript}`);
  const h = 1e-5;
  return (x, y) => [f(x, y), (f(x + h, y) - f(x - h, y)) / (2 * h), (f(x, y + h) - f(x, y - h)) / (2 * h)];
}

/** (x, y) => [f, fx, fy] by mathjs, with its symbolic derivatives. */
export function mathjs({ formula }) {
  const compiled = [math.parse(formula), math.derivative(formula, "x"), math.derivative(formula, "y")].map((tree) => tree.compile());
  return (x, y) => compiled.map((expression) => expression.evaluate({ x, y }));
}

/** count random points of a loss's domain, as [x, y]. */
export function randomPoints({ domain }, count) {
  const within = ([low, high]) => low + (high - low) * random();
  return Array.from({ length: count }, () => [within(domain.x), within(domain.y)]);
}
