/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PSK_TYPE_ZSTD_COMPRESSOR (psk_zstd_compressor_get_type ())
G_DECLARE_FINAL_TYPE (PskZstdCompressor, psk_zstd_compressor, PSK, ZSTD_COMPRESSOR, GObject)

#define PSK_TYPE_ZSTD_DECOMPRESSOR (psk_zstd_decompressor_get_type ())
G_DECLARE_FINAL_TYPE (PskZstdDecompressor, psk_zstd_decompressor, PSK, ZSTD_DECOMPRESSOR, GObject)

GConverter *psk_zstd_compressor_new   (int level);
GConverter *psk_zstd_decompressor_new (void);
gboolean    psk_zstd_is_frame         (GBytes *bytes);

G_END_DECLS
