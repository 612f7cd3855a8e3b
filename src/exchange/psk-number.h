/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PSK_NUMBER_BYTES 64

gboolean    psk_number_is_plain (const char  *text);
const char *psk_number_tidy     (const char  *text,
                                 char        *buffer);

G_END_DECLS
