/** Instants as a PDF writes them, in UTC. */

/** Year, month, day, hour, minute and second in figures. `toISOString` would wake the engine's calendars, for 0.2 ms. */
function figuresOf(date: Date): readonly string[] {
  const [year, ...rest] = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
  return [String(year).padStart(4, '0'), ...rest.map((value) => String(value).padStart(2, '0'))];
}

/** As a PDF date (ISO 32000-1, 7.9.4). */
export function pdfDate(date: Date): string {
  return `D:${figuresOf(date).join('')}Z`;
}

/** As a date of XMP (ISO 16684-1, 8.2.1.2). */
export function xmpDate(date: Date): string {
  const [year, month, day, hour, minute, second] = figuresOf(date);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
