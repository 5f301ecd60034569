// What is where on the page: balls, points of the domain, and the way back from the page to the domain.
import assert from "node:assert/strict";
import { randomNumbers } from "../seed.mjs";
import { pageTest, standings, useBrowser } from "./harness.mjs";
import { installProbe, rest } from "./pixels.mjs";

useBrowser();

const viewport = { width: 640, height: 800 };
const free = 440; // of panels, from the top
const random = randomNumbers();
const between = (low, high) => low + (high - low) * random();
const anyPoint = ([left, right], [low, high]) => [between(left, right), between(low, high)];
const anyView = (lowest = 12) => [
  between(-180, 180),
  between(lowest, 88),
  between(0.8, 1.6),
  ...anyPoint([-0.2, 0.2], [-0.2, 0.2]),
];

/** Shows a link and resolves when it is drawn. */
const show = (page, link) =>
  page.evaluate(async (text) => {
    ravine.load(text);
    await window.probe.picture();
  }, link);

const project = (page, points) => page.evaluate((list) => list.map(([x, y]) => ravine.project(x, y)), points);

/**
 * The middles of the two balls, as the pixels above `bottom` have them: two pictures, in which the balls have exchanged
 * their colours, differ where a ball is. Of the parts that differ these are the two largest; their outlines count, not what
 * is inside.
 */
async function findBalls(links, bottom) {
  const pictures = [];
  for (const link of links) {
    ravine.load(link);
    pictures.push(await window.probe.picture());
  }
  const [{ width, height, data }, other] = pictures;
  const differs = (place) => [0, 1, 2].some((k) => Math.abs(data[4 * place + k] - other.data[4 * place + k]) > 4);
  const seen = new Uint8Array(width * height);
  const parts = [];
  for (let first = (height - bottom) * width; first < width * height; ++first) {
    if (seen[first] || !differs(first)) continue;
    const part = [first];
    seen[first] = 1;
    for (let next = 0; next < part.length; ++next) {
      for (const near of [part[next] - 1, part[next] + 1, part[next] - width, part[next] + width]) {
        if (seen[near] !== 0 || !differs(near)) continue;
        seen[near] = 1;
        part.push(near);
      }
    }
    parts.push(part);
  }
  const middle = (part) => {
    const sides = (numbers) => [Math.min(...numbers), Math.max(...numbers)];
    const [left, right] = sides(part.map((place) => place % width));
    const [low, high] = sides(part.map((place) => Math.floor(place / width)));
    const centre = { x: (left + right + 1) / 2, y: height - (low + high + 1) / 2 };
    return { ...centre, width: right - left + 1, height: high - low + 1 };
  };
  parts.sort((a, b) => b.length - a.length);
  return { found: parts.slice(0, 2).map(middle), told: ravine.places() };
}

pageTest("the balls are drawn where they are said to be, from every side", async (visit) => {
  const page = await visit("#v=1&at=1", { viewport, prepare: installProbe });
  for (let pose = 0; pose < 20; ) {
    const view = anyView(25).map((number) => number.toFixed(3));
    const starts = [
      anyPoint([-1.5, -0.5], [-1.5, 1.5]),
      anyPoint([0.5, 1.5], [-1.5, 1.5]),
    ];
    const links = [starts, [...starts].reverse()].map(
      (places) => `loss=sin(2x)%2By^2/4&names=off&view=${view}&racers=${places.map(([x, y]) => `gd,x:${x},y:${y}`).join(";")}`,
    );
    const { found, told } = await page.evaluate(findBalls, links, free);
    if (!(await usable(page, told, starts))) continue;
    ++pose;
    for (const ball of told) {
      const off = Math.min(...found.map(({ x, y }) => Math.hypot(x - ball.x, y - ball.y)));
      assert.ok(off < 1.5, `${links[0]}: ${JSON.stringify(ball)} is ${off} px off ${JSON.stringify(found)}`);
    }
    for (const { width, height } of found) assert.ok(Math.abs(width - height) <= 3, `${width} × ${height} is no disc`);
  }
});

/** Whether both balls stand in the open: before no hill, under no panel, and apart from each other. */
async function usable(page, told, starts) {
  const clear = ({ x, y }) => x > 20 && y > 20 && x < viewport.width - 20 && y < free - 20;
  const [a, b] = told;
  const apart = Math.abs(a.x - b.x) > 120 || Math.abs(a.y - b.y) > 50;
  return apart && told.every(clear) && (await project(page, starts)).every((mark) => mark?.visible);
}

pageTest("a flat loss is seen as a pinhole camera sees a plane", async (visit) => {
  const page = await visit("#v=1&at=1", { viewport, prepare: installProbe });
  for (let pose = 0; pose < 5; ++pose) {
    const view = anyView();
    await show(page, `loss=0*x&x=-1,1&y=-1,1&view=${view}&racers=gd`);
    const points = Array.from({ length: 25 }, (_, i) => [((i % 5) - 2) / 2.2, (Math.floor(i / 5) - 2) / 2.2]);
    const marks = await project(page, points);
    const rays = points.map(([x, y]) => throughPinhole([x, y, 0], view));
    const fit = (axis, key) =>
      line(
        rays.map((ray) => ray[axis]),
        marks.map((mark) => mark[key]),
      );
    const [across, down] = [fit(0, "x"), fit(1, "y")];
    assert.ok(across.error < 1e-6 && down.error < 1e-6, `view ${view}: ${across.error} and ${down.error} px off`);
    assert.ok(Math.abs(across.slope + down.slope) < 1e-6, "as wide as high");
    assert.ok(Math.abs(across.zero - viewport.width / 2) < 1e-6, "in the middle of what no panel covers");
  }
});

/** Slopes of the ray from the eye to a point: to the right and up, for one ahead. The eye is 4.4 from what it looks at. */
function throughPinhole([x, y, z], [azimuth, elevation, , lookedAtX, lookedAtY]) {
  const [a, e] = [azimuth, elevation].map((degrees) => (degrees * Math.PI) / 180);
  const [dx, dy, dz] = [x - lookedAtX, y - lookedAtY, z - 0.22];
  const outwards = dx * Math.cos(a) + dy * Math.sin(a);
  const ahead = 4.4 - outwards * Math.cos(e) - dz * Math.sin(e);
  return [(dy * Math.cos(a) - dx * Math.sin(a)) / ahead, (dz * Math.cos(e) - outwards * Math.sin(e)) / ahead];
}

/** The line through points by least squares, and how far the farthest is from it. */
function line(from, to) {
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [middle, level] = [mean(from), mean(to)];
  const slope = mean(from.map((u, i) => (u - middle) * to[i])) / mean(from.map((u) => (u - middle) ** 2));
  const zero = level - slope * middle;
  return { slope, zero, error: Math.max(...from.map((u, i) => Math.abs(zero + slope * u - to[i]))) };
}

pageTest("what is picked at a point's place is the point", async (visit) => {
  const page = await visit("#v=1&at=1", { viewport, prepare: installProbe });
  let compared = 0;
  for (const loss of ["rosenbrock", "himmelblau", "two_minima", "sin(3x)cos(2y)"]) {
    for (let pose = 0; pose < 3; ++pose) {
      await show(page, `loss=${loss}&x=-2,2&y=-2,2&view=${anyView()}&racers=gd`);
      const points = Array.from({ length: 60 }, () => anyPoint([-1.98, 1.98], [-1.98, 1.98]));
      const picked = await page.evaluate(
        (list) =>
          list.map(([x, y]) => {
            const mark = ravine.project(x, y);
            return mark?.visible ? ravine.pick(mark.x, mark.y) : null;
          }),
        points,
      );
      for (const [i, point] of picked.entries()) {
        if (!point) continue;
        ++compared;
        const off = Math.hypot(point.x - points[i][0], point.y - points[i][1]);
        assert.ok(off < 4e-6, `${loss}: ${points[i]} is ${off} off`);
      }
    }
  }
  assert.ok(compared > 300, `${compared} points were seen`);
});

pageTest("there is nothing to pick beside the surface, and nonsense is refused", async (visit) => {
  const page = await visit("#v=1&at=1", { viewport, prepare: installProbe });
  await rest(page);
  assert.equal(await page.evaluate(() => ravine.pick(2, 2)), null);
  await show(page, "loss=sqrt(x)&x=-1,1&y=-1,1&racers=gd");
  assert.deepEqual(await project(page, [[-0.5, 0]]), [null]);
  assert.equal((await page.evaluate(() => ravine.places())).length, (await standings(page)).racers.length);
  await assert.rejects(page.evaluate(() => ravine.pick("there", 0)), /not a place/);
});
