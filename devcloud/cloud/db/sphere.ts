import type { Position, Ring } from './geo';

/** A point of the unit sphere. */
export type Vector = readonly [number, number, number];

/** The earth's radius in metres as the service has it: other radii give other distances. */
export const EARTH = 6_378_100;

/** Radians (six micrometres) below which two points are one. */
export const TOUCH = 1e-12;
const RAD = Math.PI / 180;

/** The unit vector of a position. */
export const vector = ([lng, lat]: Position): Vector => {
  const flat = Math.cos(lat * RAD);
  return [Math.cos(lng * RAD) * flat, Math.sin(lng * RAD) * flat, Math.sin(lat * RAD)];
};

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const norm = (a: Vector): number => Math.sqrt(dot(a, a));

/** The angle between two unit vectors, in radians. */
export const angle = (a: Vector, b: Vector): number => Math.atan2(norm(cross(a, b)), dot(a, b));

/** The angle between a point and the nearest point of the arc from `a` to `b`. */
export const angleToArc = (point: Vector, a: Vector, b: Vector): number => {
  const normal = cross(a, b);
  const length = norm(normal);
  if (length > 0 && dot(cross(normal, a), point) > 0 && dot(cross(b, normal), point) > 0)
    return Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(normal, point) / length))));
  return Math.min(angle(point, a), angle(point, b));
};

/** Whether two arcs meet, be it in an end only. */
export const arcsMeet = (a: Vector, b: Vector, c: Vector, d: Vector): boolean =>
  arcsCross(a, b, c, d) ||
  Math.min(angleToArc(c, a, b), angleToArc(d, a, b), angleToArc(a, c, d), angleToArc(b, c, d)) <= TOUCH;

/** Whether two arcs cross in a point that is inside both. */
export const arcsCross = (a: Vector, b: Vector, c: Vector, d: Vector): boolean => {
  const ab = cross(a, b);
  const [acb, bda] = [-dot(ab, c), dot(ab, d)];
  if (acb * bda <= 0) return false;
  const cd = cross(c, d);
  const [cbd, dac] = [-dot(cd, b), dot(cd, a)];
  if (Math.min(Math.abs(acb), Math.abs(bda), Math.abs(cbd), Math.abs(dac)) <= TOUCH * TOUCH) return false;
  return acb * cbd > 0 && acb * dac > 0;
};

/** The latitudes, in degrees, where an arc comes nearest to a pole between its ends; mostly none. */
export const arcTop = (a: Vector, b: Vector): number[] => {
  const normal = cross(a, b);
  const flat = Math.hypot(normal[0], normal[1]);
  if (norm(normal) === 0) return [];
  const top: Vector = flat === 0 ? [0, 0, 0] : [-normal[0] * normal[2], -normal[1] * normal[2], flat * flat];
  const latitude = Math.atan2(flat, Math.abs(normal[2])) / RAD;
  const between = dot(cross(normal, a), top) > 0 && dot(cross(b, normal), top) > 0;
  const below = dot(cross(normal, a), top) < 0 && dot(cross(b, normal), top) < 0;
  return between ? [latitude] : below ? [-latitude] : [];
};

/** A ring as unit vectors, turned so that its inside, the smaller side, lies to the left. */
export type Loop = readonly Vector[];

const signedArea = (loop: Loop): number => {
  const [first] = loop;
  if (!first) return 0;
  let area = 0;
  for (let at = 1; at + 1 < loop.length; at++) {
    const [b, c] = [loop[at] ?? first, loop[at + 1] ?? first];
    area += 2 * Math.atan2(dot(first, cross(b, c)), 1 + dot(first, b) + dot(b, c) + dot(c, first));
  }
  return area > 2 * Math.PI ? area - 4 * Math.PI : area < -2 * Math.PI ? area + 4 * Math.PI : area;
};

/** Makes the loop of a closed ring. */
export const loopOf = (ring: Ring): Loop => {
  const loop = ring.map(vector);
  return signedArea(loop) < 0 ? [...loop].reverse() : loop;
};

/** Whether a point lies on a loop (0), inside it (1) or outside (-1). */
export const sideOf = (loop: Loop, point: Vector): -1 | 0 | 1 => {
  let turned = 0;
  for (let at = 0; at + 1 < loop.length; at++) {
    const [a, b] = [loop[at], loop[at + 1]];
    if (!a || !b) continue;
    if (angleToArc(point, a, b) <= TOUCH) return 0;
    const [toA, toB] = [cross(point, a), cross(point, b)];
    turned += Math.atan2(dot(point, cross(toA, toB)), dot(toA, toB));
  }
  // Around a point inside the loop turns once to the left; around the antipode of an inner point once to the right.
  return turned > Math.PI ? 1 : -1;
};
