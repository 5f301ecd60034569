/** A number as the program writes it (src/text/number_text.hpp): "−3", "1e−7", "1.23e5". */
export function numberText(number, digits = 3) {
  const [mantissa, power] = (number + 0).toExponential(digits - 1).split("e").map(Number); // −0 becomes 0
  const isLong = power < -4 || power >= digits;
  return (isLong ? `${mantissa}e${power}` : String(Number((number + 0).toPrecision(digits)))).replaceAll("-", "−");
}
