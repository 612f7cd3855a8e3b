/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void psk_csv_write (const char  *staging_path,
                    const char  *path);

G_END_DECLS
