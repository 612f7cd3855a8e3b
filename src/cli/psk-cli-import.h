/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cli.h"
#include "psk-import.h"

G_BEGIN_DECLS

void    psk_cli_print_problems    (GPtrArray    *problems,
                                   gboolean      is_map);
void    psk_cli_print_counts      (const guint  *counts,
                                   gboolean      dry_run);
PskExit psk_cli_import_boundaries (PskBook      *book,
                                   const char   *file,
                                   gboolean      dry_run,
                                   gboolean      json,
                                   GCancellable *cancellable);

G_END_DECLS
