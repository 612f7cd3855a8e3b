/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

#define PSK_SCHEMA_VERSION 5

int       psk_migrate_get_version (PskStore  *store);
gboolean  psk_migrate_store       (PskStore  *store,
                                   GError   **error);

G_END_DECLS
