// Paints the app's triangles with WebGL2. A vertex is 20 bytes: place and texture place as floats, colour as bytes; the
// one texture holds the alpha of glyphs and icons.
const VERTEX_BYTES = 20;

const VERTEX = `#version 300 es
uniform vec2 size;
layout(location=0) in vec2 place;
layout(location=1) in vec2 textured;
layout(location=2) in vec4 colour;
out vec2 at;
out vec4 ink;
void main() {
  at = textured;
  ink = colour;
  gl_Position = vec4(place.x * 2. / size.x - 1., 1. - place.y * 2. / size.y, 0, 1);
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in vec2 at;
in vec4 ink;
out vec4 paint;
void main() {
  paint = vec4(ink.rgb, ink.a * texture(glyphs, at).r);
}`;

// Null without WebGL2. `restored` is called when a lost context is back: all textures are to be sent again.
export function createPainter(canvas, restored) {
  const gl = canvas.getContext('webgl2', { alpha: false, depth: false, antialias: false, powerPreference: 'low-power' });
  if (!gl) return null;
  let size;

  function prepare() {
    const program = gl.createProgram();
    for (const [kind, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
      const shader = gl.createShader(kind);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    size = gl.getUniformLocation(program, 'size');
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const index of [0, 1, 2]) gl.enableVertexAttribArray(index);
    gl.enable(gl.BLEND);
    gl.enable(gl.SCISSOR_TEST);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  canvas.addEventListener('webglcontextlost', (event) => event.preventDefault());
  canvas.addEventListener('webglcontextrestored', () => {
    prepare();
    restored();
  });
  prepare();

  const painter = {
    // A texture of its own size, in place of the last one.
    texture(width, height) {
      gl.deleteTexture(gl.getParameter(gl.TEXTURE_BINDING_2D));
      gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.R8, width, height);
    },
    // A rectangle of it; `alpha` begins with its first pixel, `row` bytes lie between one line and the next.
    pixels(x, y, width, height, alpha, row) {
      gl.pixelStorei(gl.UNPACK_ROW_LENGTH, row);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RED, gl.UNSIGNED_BYTE, alpha);
    },
    begin(vertices, indices) {
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.uniform2f(size, canvas.width, canvas.height);
      gl.bufferData(gl.ARRAY_BUFFER, vertices, gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.STREAM_DRAW);
    },
    // Triangles of `count` indices, clipped to left, top, right and bottom in pixels.
    draw(left, top, right, bottom, count, firstIndex, firstVertex) {
      const base = firstVertex * VERTEX_BYTES;
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, VERTEX_BYTES, base);
      gl.vertexAttribPointer(1, 2, gl.FLOAT, false, VERTEX_BYTES, base + 8);
      gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, VERTEX_BYTES, base + 16);
      gl.scissor(left, canvas.height - bottom, right - left, bottom - top);
      gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, firstIndex * 2);
    },
  };
  // A first triangle, of no size: the graphics translate the program while the app is still on its way.
  painter.texture(1, 1);
  painter.begin(new Uint8Array(3 * VERTEX_BYTES), new Uint8Array(6));
  painter.draw(0, 0, 1, 1, 3, 0, 0);
  return painter;
}
