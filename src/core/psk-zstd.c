/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zstandard (RFC 8878) for GIO's converter streams, as GZlibCompressor is deflate: it is
 * several times as fast and makes less of a changeset. */

#include "config.h"

#include "psk-zstd.h"

#include <string.h>
#include <zstd.h>

struct _PskZstdCompressor
{
  GObject parent_instance;

  ZSTD_CStream *stream; /* owned */
};

struct _PskZstdDecompressor
{
  GObject parent_instance;

  ZSTD_DStream *stream; /* owned */
  gboolean at_end; /* of a frame */
};

/* What the library says of itself is for programmers: the sentence that a person reads is
 * written where the stream is used. */
static GConverterResult
fail (gsize    code,
      GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, ZSTD_getErrorName (code));
  return G_CONVERTER_ERROR;
}

/* A converter may neither read nor write nothing and call that success. */
static GConverterResult
stuck (gsize    outbuf_size,
       gsize    n_written,
       GError **error)
{
  const gboolean is_full = n_written == outbuf_size;

  g_set_error_literal (error, G_IO_ERROR,
                       is_full ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_PARTIAL_INPUT,
                       is_full ? "There is no room for more." : "More input is needed.");
  return G_CONVERTER_ERROR;
}

static GConverterResult
compressor_convert (GConverter     *converter,
                    const void     *inbuf,
                    gsize           inbuf_size,
                    void           *outbuf,
                    gsize           outbuf_size,
                    GConverterFlags flags,
                    gsize          *bytes_read,
                    gsize          *bytes_written,
                    GError        **error)
{
  PskZstdCompressor *self = PSK_ZSTD_COMPRESSOR (converter);
  const ZSTD_EndDirective act = flags & G_CONVERTER_INPUT_AT_END ? ZSTD_e_end
                                : flags & G_CONVERTER_FLUSH      ? ZSTD_e_flush
                                                                 : ZSTD_e_continue;
  ZSTD_inBuffer in = { inbuf, inbuf_size, 0 };
  ZSTD_outBuffer out = { outbuf, outbuf_size, 0 };
  const gsize left = ZSTD_compressStream2 (self->stream, &out, &in, act);

  if (ZSTD_isError (left))
    return fail (left, error);

  *bytes_read = in.pos;
  *bytes_written = out.pos;
  if (left == 0 && act == ZSTD_e_end)
    return G_CONVERTER_FINISHED;
  if (left == 0 && act == ZSTD_e_flush)
    return G_CONVERTER_FLUSHED;

  return in.pos > 0 || out.pos > 0 ? G_CONVERTER_CONVERTED : stuck (outbuf_size, out.pos, error);
}

static void
compressor_reset (GConverter *converter)
{
  PskZstdCompressor *self = PSK_ZSTD_COMPRESSOR (converter);

  ZSTD_CCtx_reset (self->stream, ZSTD_reset_session_only);
}

static void
compressor_iface_init (GConverterIface *iface)
{
  iface->convert = compressor_convert;
  iface->reset = compressor_reset;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PskZstdCompressor, psk_zstd_compressor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, compressor_iface_init))

static void
psk_zstd_compressor_finalize (GObject *object)
{
  PskZstdCompressor *self = PSK_ZSTD_COMPRESSOR (object);

  ZSTD_freeCStream (self->stream);

  G_OBJECT_CLASS (psk_zstd_compressor_parent_class)->finalize (object);
}

static void
psk_zstd_compressor_class_init (PskZstdCompressorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_zstd_compressor_finalize;
}

static void
psk_zstd_compressor_init (PskZstdCompressor *self)
{
  self->stream = ZSTD_createCStream ();
  if (self->stream == NULL)
    g_error ("No memory for compressing");
}

static GConverterResult
decompressor_convert (GConverter     *converter,
                      const void     *inbuf,
                      gsize           inbuf_size,
                      void           *outbuf,
                      gsize           outbuf_size,
                      GConverterFlags flags,
                      gsize          *bytes_read,
                      gsize          *bytes_written,
                      GError        **error)
{
  PskZstdDecompressor *self = PSK_ZSTD_DECOMPRESSOR (converter);
  ZSTD_inBuffer in = { inbuf, inbuf_size, 0 };
  ZSTD_outBuffer out = { outbuf, outbuf_size, 0 };
  gsize left;

  if (self->at_end)
    {
      *bytes_read = 0;
      *bytes_written = 0;
      return G_CONVERTER_FINISHED;
    }

  left = ZSTD_decompressStream (self->stream, &out, &in);
  if (ZSTD_isError (left))
    return fail (left, error);

  *bytes_read = in.pos;
  *bytes_written = out.pos;
  self->at_end = left == 0;
  if (self->at_end)
    return G_CONVERTER_FINISHED;

  return in.pos > 0 || out.pos > 0 ? G_CONVERTER_CONVERTED : stuck (outbuf_size, out.pos, error);
}

static void
decompressor_reset (GConverter *converter)
{
  PskZstdDecompressor *self = PSK_ZSTD_DECOMPRESSOR (converter);

  ZSTD_DCtx_reset (self->stream, ZSTD_reset_session_only);
  self->at_end = FALSE;
}

static void
decompressor_iface_init (GConverterIface *iface)
{
  iface->convert = decompressor_convert;
  iface->reset = decompressor_reset;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PskZstdDecompressor, psk_zstd_decompressor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, decompressor_iface_init))

static void
psk_zstd_decompressor_finalize (GObject *object)
{
  PskZstdDecompressor *self = PSK_ZSTD_DECOMPRESSOR (object);

  ZSTD_freeDStream (self->stream);

  G_OBJECT_CLASS (psk_zstd_decompressor_parent_class)->finalize (object);
}

static void
psk_zstd_decompressor_class_init (PskZstdDecompressorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_zstd_decompressor_finalize;
}

static void
psk_zstd_decompressor_init (PskZstdDecompressor *self)
{
  self->stream = ZSTD_createDStream ();
  if (self->stream == NULL)
    g_error ("No memory for decompressing");
}

/**
 * psk_zstd_compressor_new:
 * @level: 1 for speed to 19 for size
 *
 * Makes a converter that compresses into one frame.
 *
 * Returns: (transfer full): the converter
 */
GConverter *
psk_zstd_compressor_new (int level)
{
  PskZstdCompressor *self = g_object_new (PSK_TYPE_ZSTD_COMPRESSOR, NULL);

  ZSTD_CCtx_setParameter (self->stream, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter (self->stream, ZSTD_c_checksumFlag, 1);

  return G_CONVERTER (self);
}

/**
 * psk_zstd_decompressor_new:
 *
 * Makes a converter that reads one frame. What is not one, is cut off or was changed is
 * %G_IO_ERROR_INVALID_DATA or %G_IO_ERROR_PARTIAL_INPUT.
 *
 * Returns: (transfer full): the converter
 */
GConverter *
psk_zstd_decompressor_new (void)
{
  return g_object_new (PSK_TYPE_ZSTD_DECOMPRESSOR, NULL);
}

/**
 * psk_zstd_is_frame:
 * @bytes: some bytes
 *
 * Returns: whether they begin as a frame does
 */
gboolean
psk_zstd_is_frame (GBytes *bytes)
{
  static const guint8 magic[] = { 0x28, 0xb5, 0x2f, 0xfd };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= sizeof magic && memcmp (data, magic, sizeof magic) == 0;
}
