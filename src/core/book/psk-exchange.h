/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean psk_exchange_read  (const char    *path,
                             const char    *staging_path,
                             GCancellable  *cancellable,
                             GError       **error);
gboolean psk_exchange_write (const char    *staging_path,
                             const char    *path,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
