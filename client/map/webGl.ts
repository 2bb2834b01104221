interface Drawer {
  /** The processor draws instead of a GPU. */
  readonly software: boolean;
}

let known: Drawer | null | undefined;

function probe(): Drawer | null {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  // A page may hold few contexts; the probe's must not count until it is collected.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { software: /swiftshader|llvmpipe|software|basic render/i.test(renderer) };
}

/** Whether a GPU draws, as far as anybody has asked yet: asking takes a quarter of a second on a starting page. */
export const isGpuKnown = (): boolean => known?.software === false;

/** Who draws WebGL 2 on this machine; null when nobody does. Asked once, before the map's chunk is loaded. */
export function webGlDrawer(): Drawer | null {
  if (known === undefined) known = probe();
  return known;
}
