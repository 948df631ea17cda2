/** Points everywhere; millimetres only at the edge (one inch is 72 points and 25.4 mm). */
export function millimetres(mm: number): number {
  return (mm * 72) / 25.4;
}
