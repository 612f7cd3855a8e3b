/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-import.h"

G_BEGIN_DECLS

void     psk_import_read_async    (PskBook              *book,
                                   PskImport            *import,
                                   const char           *path,
                                   const char           *staging_path,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean psk_import_read_finish   (GAsyncResult         *result,
                                   GError              **error);
void     psk_import_check_async   (PskBook              *book,
                                   PskImport            *import,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean psk_import_check_finish  (GAsyncResult         *result,
                                   GError              **error);
void     psk_import_save_async    (PskBook              *book,
                                   PskImport            *import,
                                   const char           *path,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
char    *psk_import_save_finish   (GAsyncResult         *result,
                                   GError              **error);
void     psk_import_let_go        (gpointer              import);
void     psk_import_replace       (PskImport           **place,
                                   PskImport            *import);

G_END_DECLS
