/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

void psk_photo_add_files (PskPage    *page,
                          int         tambon,
                          gboolean    after,
                          const char *const *paths);

G_END_DECLS
