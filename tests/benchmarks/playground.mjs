// A network of objects: nodes with links, trained row by row, as pages about networks have it, such as TensorFlow's playground
// (github.com/tensorflow/playground, src/nn.ts, whose loops these are). Gradient descent on cross-entropy of one output.

/** A network of those layers with tanh units, whose weights are given layer after layer: a row per unit, then the biases. */
export function makeNetwork(units, weights) {
  const makeNode = () => ({ inputs: [], outputs: [], bias: 0, biasSlope: 0, output: 0, slope: 0, by: 0 });
  const layers = units.map((count) => Array.from({ length: count }, makeNode));
  let at = 0;
  for (let l = 1; l < layers.length; ++l) {
    for (const node of layers[l]) {
      for (const source of layers[l - 1]) {
        const link = { source, target: node, weight: weights[at++], slope: 0 };
        source.outputs.push(link);
        node.inputs.push(link);
      }
    }
    for (const node of layers[l]) node.bias = weights[at++];
  }
  return layers;
}

function forward(layers, inputs) {
  layers[0].forEach((node, i) => (node.output = inputs[i]));
  for (let l = 1; l < layers.length; ++l) {
    for (const node of layers[l]) {
      let z = node.bias;
      for (const { source, weight } of node.inputs) z += weight * source.output;
      node.output = l === layers.length - 1 ? z : Math.tanh(z);
    }
  }
  return layers.at(-1)[0].output;
}

function backward(layers, slope) {
  layers.at(-1)[0].by = slope;
  for (let l = layers.length - 1; l >= 1; --l) {
    for (const node of layers[l]) {
      node.slope = l === layers.length - 1 ? node.by : node.by * (1 - node.output * node.output);
      node.biasSlope += node.slope;
      for (const link of node.inputs) link.slope += node.slope * link.source.output;
    }
    if (l === 1) return;
    for (const node of layers[l - 1]) {
      node.by = 0;
      for (const { weight, target } of node.outputs) node.by += weight * target.slope;
    }
  }
}

/** Takes a step over all rows, [...inputs, class]. @returns the loss before it */
export function step(layers, rows, rate) {
  let loss = 0;
  for (const row of rows) {
    const z = forward(layers, row), target = row.at(-1);
    loss += Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
    backward(layers, 1 / (1 + Math.exp(-z)) - target);
  }
  for (const layer of layers.slice(1)) {
    for (const node of layer) {
      node.bias -= (rate * node.biasSlope) / rows.length;
      node.biasSlope = 0;
      for (const link of node.inputs) {
        link.weight -= (rate * link.slope) / rows.length;
        link.slope = 0;
      }
    }
  }
  return loss / rows.length;
}
