/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskCliProgress:
 *
 * A line on the terminal that says how far something is. A file and a pipe do not get it.
 */
typedef struct _PskCliProgress PskCliProgress;

/**
 * PskCliProgressFunc:
 * @user_data: for the function
 *
 * Called by another thread.
 *
 * Returns: how much is done, 0 to 1; 0 also as long as that is not known
 */
typedef double (*PskCliProgressFunc) (gpointer user_data);

PskCliProgress *psk_cli_progress_new  (const char          *text,
                                       PskCliProgressFunc   func,
                                       gpointer             user_data);
void            psk_cli_progress_free (PskCliProgress      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskCliProgress, psk_cli_progress_free)

G_END_DECLS
