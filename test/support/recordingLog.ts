/** A logger that remembers what it was told, as `level: message`. */
export function aRecordingLog() {
  const lines: string[] = [];
  const at = (level: string) => (_details: object, message: string) => {
    lines.push(`${level}: ${message}`);
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
