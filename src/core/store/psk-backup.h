/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

gboolean   psk_backup_write   (PskStore    *store,
                               const char  *photos_dir,
                               const char  *path,
                               GError     **error);
gboolean   psk_backup_restore (const char  *path,
                               const char  *book_path,
                               GError     **error);
GPtrArray *psk_backup_verify  (PskStore    *store,
                               const char  *photos_dir);

G_END_DECLS
