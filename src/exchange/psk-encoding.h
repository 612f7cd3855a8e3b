/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PSK_ENCODING_UTF8,
  PSK_ENCODING_UTF8_DAMAGED, /* mostly UTF-8, with lines that are not */
  PSK_ENCODING_WINDOWS_874,
  PSK_ENCODING_UTF16LE,
  PSK_ENCODING_UTF16BE,
} PskEncoding;

/**
 * PskTextFunc:
 * @text: UTF-8, or a piece of it that may end within a character
 * @length: in bytes
 * @user_data: for the function
 *
 * Returns: whether to go on
 */
typedef gboolean (*PskTextFunc) (const char  *text,
                                 gsize        length,
                                 gpointer     user_data);

PskEncoding psk_encoding_detect   (const guint8  *bytes,
                                   gsize          size,
                                   gsize         *n_mark);
const char *psk_encoding_get_name (PskEncoding    encoding);
const char *psk_encoding_decode   (PskEncoding    encoding,
                                   const guint8  *bytes,
                                   gsize          size,
                                   PskTextFunc    func,
                                   gpointer       user_data);

G_END_DECLS
