/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-zstd.h"

/* What is easy to compress, and what is not at all. */
static GBytes *
make_bytes (gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = i % 3000 < 2000 ? (guint8) (i % 7) : (guint8) g_rand_int (random);

  return g_bytes_new_take (bytes, size);
}

static GBytes *
compress (GBytes *bytes,
          gsize   step)
{
  g_autoptr (GConverter) converter = psk_zstd_compressor_new (1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i += step)
    g_assert_true (g_output_stream_write_all (stream, data + i, MIN (step, size - i), NULL, NULL,
                                              NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* What comes out in pieces of so many bytes, or NULL and an error. */
static GBytes *
decompress (GBytes  *bytes,
            gsize    step,
            GError **error)
{
  g_autoptr (GConverter) converter = psk_zstd_decompressor_new ();
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autofree guint8 *room = g_malloc (step);
  gsize n_read;

  do
    {
      if (!g_input_stream_read_all (stream, room, step, &n_read, NULL, error))
        return NULL;
      g_byte_array_append (out, room, (guint) n_read);
    }
  while (n_read == step);

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, 100, 131072, 1000003 };
  static const gsize steps[] = { 1, 1000, 2000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = sizes[i] > 200000 ? 1 : 0; j < G_N_ELEMENTS (steps); j++)
      {
        g_autoptr (GBytes) bytes = make_bytes (sizes[i]);
        g_autoptr (GBytes) packed = compress (bytes, steps[j]);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) back = decompress (packed, steps[j], &error);

        g_assert_no_error (error);
        g_assert_true (psk_zstd_is_frame (packed));
        g_assert_true (g_bytes_equal (back, bytes));
        if (sizes[i] > 1000)
          g_assert_cmpuint (g_bytes_get_size (packed), <, sizes[i] / 2);
      }
}

/* What is cut off or changed is told, and never taken for the whole. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = make_bytes (50000);
  g_autoptr (GBytes) packed = compress (bytes, 50000);
  const gsize size = g_bytes_get_size (packed);

  for (gsize cut = 0; cut < size; cut += MAX (1, size / 50))
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (packed, 0, cut);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) out = NULL;
      g_autoptr (GError) error = NULL;
      guint8 *copy = g_memdup2 (g_bytes_get_data (packed, NULL), size);

      g_assert_null (decompress (part, 4096, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);

      copy[cut] ^= 0x55;
      changed = g_bytes_new_take (copy, size);
      out = decompress (changed, 4096, &error);
      g_assert_true (out == NULL || g_bytes_equal (out, bytes));
    }
}

/* An entry of an older book is no frame. */
static void
test_is_frame (void)
{
  g_autoptr (GBytes) bytes = make_bytes (10000);
  g_autoptr (GConverter) converter
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  g_autoptr (GBytes) deflated = NULL;
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  guint8 room[20000];
  gsize n_read;
  gsize n_written;

  g_assert_cmpint (g_converter_convert (converter, g_bytes_get_data (bytes, NULL), 10000, room,
                                        sizeof room, G_CONVERTER_INPUT_AT_END, &n_read, &n_written,
                                        NULL), ==, G_CONVERTER_FINISHED);
  deflated = g_bytes_new (room, n_written);
  g_assert_false (psk_zstd_is_frame (deflated));
  g_assert_false (psk_zstd_is_frame (empty));
}

/* A converter that was used can be used again. */
static void
test_reset (void)
{
  g_autoptr (GBytes) bytes = make_bytes (1000);
  g_autoptr (GBytes) packed = compress (bytes, 1000);
  g_autoptr (GConverter) converter = psk_zstd_decompressor_new ();
  guint8 room[2000];

  for (int i = 0; i < 2; i++)
    {
      gsize n_read;
      gsize n_written;

      g_assert_cmpint (g_converter_convert (converter, g_bytes_get_data (packed, NULL),
                                            g_bytes_get_size (packed), room, sizeof room,
                                            G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                       ==, G_CONVERTER_FINISHED);
      g_assert_cmpmem (room, n_written, g_bytes_get_data (bytes, NULL), 1000);
      g_converter_reset (converter);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/zstd/round-trip", test_round_trip);
  g_test_add_func ("/core/zstd/damaged", test_damaged);
  g_test_add_func ("/core/zstd/is-frame", test_is_frame);
  g_test_add_func ("/core/zstd/reset", test_reset);

  return g_test_run ();
}
