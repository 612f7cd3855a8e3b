/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PskExchangeProgressFunc:
 * @n: how far it is
 * @user_data: for the function
 *
 * Called in the thread that reads: of a sheet with the number of rows, every ten thousand of
 * them; of a map with the hundredths that are read, once for each.
 */
typedef void (*PskExchangeProgressFunc) (int       n,
                                         gpointer  user_data);

gboolean psk_exchange_read               (const char               *path,
                                          const char               *staging_path,
                                          GCancellable             *cancellable,
                                          GError                  **error);
gboolean psk_exchange_read_with_progress (const char               *path,
                                          const char               *staging_path,
                                          GCancellable             *cancellable,
                                          PskExchangeProgressFunc   progress,
                                          gpointer                  user_data,
                                          GError                  **error);
gboolean psk_exchange_read_map           (const char               *path,
                                          const char               *staging_path,
                                          GCancellable             *cancellable,
                                          PskExchangeProgressFunc   progress,
                                          gpointer                  user_data,
                                          GError                  **error);
gboolean psk_exchange_write              (const char               *staging_path,
                                          const char               *path,
                                          GCancellable             *cancellable,
                                          GError                  **error);

G_END_DECLS
