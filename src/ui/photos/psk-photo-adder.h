/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

void psk_photo_adder_ask (PskPage    *page,
                          int         tambon,
                          gboolean    after);
void psk_photo_adder_add (PskPage    *page,
                          int         tambon,
                          gboolean    after,
                          const char *path);

G_END_DECLS
