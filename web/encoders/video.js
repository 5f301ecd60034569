// A film as a video, by the browser's own encoders (WebCodecs): MP4 with H.264, which is shown everywhere, or where the browser
// does not encode that, WebM with VP9 or VP8.
import {
  BufferTarget,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
  getFirstEncodableVideoCodec,
} from "mediabunny";

/** @param {{width: number, height: number, framesPerSecond: number}} format */
export async function createEncoder({ width, height, framesPerSecond }) {
  if (!("VideoEncoder" in globalThis)) {
    throw new Error("This browser makes no videos, or not for a page without https. A GIF can be made anywhere.");
  }
  const options = { width, height, quality: QUALITY_HIGH };
  const codec = await getFirstEncodableVideoCodec(["avc", "vp9", "vp8"], options);
  if (!codec) throw new Error(`This browser makes no videos of ${width} × ${height} pixels. A smaller one, or a GIF, may do.`);
  const isMp4 = codec === "avc";
  const target = new BufferTarget();
  const output = new Output({ format: isMp4 ? new Mp4OutputFormat({ fastStart: "in-memory" }) : new WebMOutputFormat(), target });
  const source = new VideoSampleSource({ codec, quality: QUALITY_HIGH });
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  await output.start();
  let count = 0;

  return {
    file: isMp4 ? { ending: ".mp4", type: "video/mp4" } : { ending: ".webm", type: "video/webm" },

    /** @param {Uint8Array} rgba */
    async add(rgba) {
      const sample = new VideoSample(rgba, {
        format: "RGBX",
        codedWidth: width,
        codedHeight: height,
        timestamp: count++ / framesPerSecond,
        duration: 1 / framesPerSecond,
      });
      try {
        await source.add(sample); // waits where the encoder is behind
      } finally {
        sample.close();
      }
    },

    /** @returns {Promise<Uint8Array>} the file */
    async finish() {
      await output.finalize();
      return new Uint8Array(target.buffer);
    },

    drop: () => output.cancel(),
  };
}
